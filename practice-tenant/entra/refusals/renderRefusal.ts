/** A refusal as Entra's endpoints write it. */
import type { TenantContext } from "../../context";
import type { Refusal } from "./refusal";

/** Who asked, for the ids that support would ask for. */
export interface RefusalTrace {
  /** The client's own id of the request, or one of ours. */
  readonly correlationId: string;
  readonly traceId: string;
  readonly timestamp: string;
}

export interface RefusalBody {
  readonly error: string;
  readonly error_description: string;
  readonly error_codes: readonly number[];
  readonly timestamp: string;
  readonly trace_id: string;
  readonly correlation_id: string;
  readonly error_uri: string;
  readonly suberror?: string;
}

/** @param correlationId the request's `client-request-id`, if it had one */
export function traceOf({ clock, random }: TenantContext, correlationId: string | undefined): RefusalTrace {
  return {
    correlationId: correlationId ?? random.uuid(),
    traceId: random.uuid(),
    timestamp: clock()
      .toISOString()
      .replace("T", " ")
      .replace(/\.\d+Z$/, "Z"),
  };
}

/** The JSON body of a refusal; its description carries ids and time in one line, as Entra's do since 2023. */
export function renderRefusal(refusal: Refusal, trace: RefusalTrace): RefusalBody {
  return {
    error: refusal.error,
    error_description: describeRefusal(refusal, trace),
    error_codes: [refusal.code],
    timestamp: trace.timestamp,
    trace_id: trace.traceId,
    correlation_id: trace.correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${refusal.code}`,
    ...(refusal.suberror !== undefined && { suberror: refusal.suberror }),
  };
}

export function describeRefusal(refusal: Refusal, { traceId, correlationId, timestamp }: RefusalTrace): string {
  const ids = `Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`;
  return `AADSTS${refusal.code}: ${refusal.message} ${ids}`;
}
