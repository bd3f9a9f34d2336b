/** Graph answered with an error. */
import { ProjectError } from "../../common";
import type { LeastForCall } from "./leastForCall";

export interface Refusal {
  /** Graph's own code: "ErrorAccessDenied". */
  readonly graphCode: string;
  /** What would open the call, where that is known. */
  readonly least?: LeastForCall | undefined;
}

export class GraphRefusedError extends ProjectError {
  override readonly code = "ERR_GRAPH_REFUSED";
  readonly graphCode: string;
  readonly least: LeastForCall | undefined;

  constructor(
    /** Method and path, "GET /applications". */
    readonly call: string,
    readonly status: number,
    { graphCode, least }: Refusal,
  ) {
    super(`Microsoft Graph refused ${call}: ${status} ${graphCode}.`, fixFor(status, least));
    this.graphCode = graphCode;
    this.least = least;
  }
}

function fixFor(status: number, least: LeastForCall | undefined): string {
  if (status === 401) return "sign in again: the token is not taken";
  if (status !== 403) return "check the call";
  if (least === undefined) return "declare a permission that opens this call, consent to it, and get a new token";
  const opens = `the least that opens it is the ${least.kind} permission ${namesOf(least)}`;
  return least.kind === "application"
    ? `${opens}: consent to it, and get a new token`
    : `${opens}, of a user who may do this: sign in as one, with an app that has it`;
}

function namesOf({ permissions, forOthers }: LeastForCall): string {
  const least = permissions.join(" with ");
  return forOthers === undefined ? least : `${least} (for what it does not own: ${forOthers.join(" with ")})`;
}
