/** How a request is answered that a fault refuses: in Graph's shape, or in OAuth's at sign-in. */
import type { TenantContext } from "../context";
import { renderGraphError } from "../graph/http/graphError";
import type { Fault } from "./faultPlan";

export interface FaultAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object;
}

/** @param path of the request, without its query */
export function answerFault(fault: Fault, path: string, { clock, random }: TenantContext): FaultAnswer {
  const { status = 503, code = "ServiceUnavailable", headers = {} } = fault;
  const { message = "A fault was switched on for this request." } = fault;
  const requestId = random.uuid();
  const isSignIn = !/^\/(v1\.0|beta|metadata)\//.test(path);
  const body = isSignIn
    ? { error: code, error_description: message, correlation_id: requestId }
    : renderGraphError({ code, message }, { date: clock(), requestId, clientRequestId: requestId });
  return { status, headers, body };
}
