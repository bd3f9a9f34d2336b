/** Why an app is not connected as it was asked. */
import { ProjectError } from "../../common";

/** One reason, and what to do about it. */
export interface Refusal {
  readonly problem: string;
  readonly fix: string;
}

/** Nothing was written; every reason at once. */
export class ConnectRefusedError extends ProjectError {
  override readonly code = "ERR_CONNECT_REFUSED";

  constructor(readonly refusals: readonly [Refusal, ...Refusal[]]) {
    const [only, ...others] = refusals;
    if (others.length === 0) super(only.problem, only.fix);
    else super(listRefusals(refusals), "mend all of them, and run it again");
  }
}

/** All of them in one text. */
export function listRefusals(refusals: readonly Refusal[]): string {
  const entries = refusals.map(({ problem, fix }) => `\n - ${problem}\n   Fix: ${fix}`);
  return `Nothing was written, for ${refusals.length} reasons:${entries.join("")}`;
}
