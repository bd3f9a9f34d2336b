import { clientCases } from "./clientCases";
import { testRefusals } from "./refusalCase";

testRefusals(clientCases);
