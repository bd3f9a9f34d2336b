/** How requests reach a practice tenant. */
import { Agent } from "node:https";

/**
 * Trusts the certificate authority of a practice tenant, for the requests of one client only. A proxy that the
 * environment names is left aside: it cannot reach the loopback of this machine.
 *
 * @param caPem the authority's certificate as PEM
 * @param keepAlive whether a connection serves one request after the other, as for many calls to Graph
 */
export function practiceTenantAgent(caPem: string, keepAlive = false): Agent {
  return new Agent({ ca: caPem, ...(keepAlive && { keepAlive, timeout: longestIdle }) });
}

/** Milliseconds. The tenant closes what is idle for five seconds, and a request may be on its way to it just then. */
const longestIdle = 4_000;
