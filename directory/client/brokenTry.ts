/** Tells what came of a request that got no whole answer, by what the transport threw. */
import { isRestError } from "@azure/core-rest-pipeline";
import { SlowReply, TransportError } from "./transport";
import type { TryOutcome } from "./tryOutcome";

type BrokenTry = Exclude<TryOutcome, { kind: "answered" }>;

const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there",
  ENOTFOUND: "the name of the host is not known",
  EAI_AGAIN: "the name of the host could not be looked up",
};

/** Trust in a certificate is settled before anything of the request is sent, and does not come by trying again. */
const distrust = /^(CERT_|ERR_TLS_CERT|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED)/;

/** Undefined for an error that says nothing of the wire, such as a credential's. */
export function describeBrokenTry(error: unknown): BrokenTry | undefined {
  if (error instanceof SlowReply) return { kind: "lost", what: error.message };
  if (!(error instanceof TransportError) || !isRestError(error.cause)) return undefined;
  const { code = "", message } = error.cause;
  if (distrust.test(code))
    return { kind: "notSent", what: `its certificate is not trusted (${code})`, isLasting: true };
  const isBeforeSending = code in words || /^(connect|getaddrinfo) /.test(message);
  if (isBeforeSending)
    return { kind: "notSent", what: `${words[code] ?? "no connection"} (${code})`, isLasting: false };
  return { kind: "lost", what: `the connection broke (${code})` };
}
