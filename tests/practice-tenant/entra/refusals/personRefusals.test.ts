import { personCases } from "./personCases";
import { testRefusals } from "./refusalCase";

testRefusals(personCases);
