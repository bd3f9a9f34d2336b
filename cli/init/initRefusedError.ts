/** Why `appreg init` writes nothing. */
import { ProjectError } from "../../common";
import { listRefusals, type Refusal } from "../connect/connectRefusedError";

/** What was asked for cannot be written; every reason at once. */
export class InitRefusedError extends ProjectError {
  override readonly code = "ERR_INIT_REFUSED";

  constructor(readonly refusals: readonly [Refusal, ...Refusal[]]) {
    const [only, ...others] = refusals;
    if (others.length === 0) super(only.problem, only.fix);
    else super(listRefusals(refusals), "mend all of them, and run it again");
  }
}

/** @throws {InitRefusedError} unless there is no reason to */
export function refuseFor(refusals: readonly Refusal[]): void {
  const [first, ...others] = refusals;
  if (first !== undefined) throw new InitRefusedError([first, ...others]);
}
