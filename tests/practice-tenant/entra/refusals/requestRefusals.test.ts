import { testRefusals } from "./refusalCase";
import { requestCases } from "./requestCases";

testRefusals(requestCases);
