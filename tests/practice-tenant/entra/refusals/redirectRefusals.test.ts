import { redirectCases } from "./redirectCases";
import { testRefusals } from "./refusalCase";

testRefusals(redirectCases);
