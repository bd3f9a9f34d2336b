import { testRefusals } from "./refusalCase";
import { scopeCases } from "./scopeCases";

testRefusals(scopeCases);
