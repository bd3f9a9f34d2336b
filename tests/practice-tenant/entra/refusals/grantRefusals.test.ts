import { grantCases } from "./grantCases";
import { testRefusals } from "./refusalCase";

testRefusals(grantCases);
