/** Why `appreg adopt` adopts nothing. */
import { ProjectError } from "../../common";
import { listRefusals, type Refusal } from "../connect/connectRefusedError";

/** An app that is not to be had, or a declaration that would not stand; nothing was written. */
export class AdoptRefusedError extends ProjectError {
  override readonly code = "ERR_ADOPT_REFUSED";

  constructor(readonly refusals: readonly [Refusal, ...Refusal[]]) {
    const [only, ...others] = refusals;
    if (others.length === 0) super(only.problem, only.fix);
    else super(listRefusals(refusals), "mend all of them, and run it again");
  }
}

export function refuseAdoption(problem: string, fix: string): AdoptRefusedError {
  return new AdoptRefusedError([{ problem, fix }]);
}
