/** How requests reach a practice tenant. */
import { Agent } from "node:https";

/**
 * Trusts the certificate authority of a practice tenant, for the requests of one client only. A proxy that the
 * environment names is left aside: it cannot reach the loopback of this machine.
 *
 * @param caPem the authority's certificate as PEM
 */
export function practiceTenantAgent(caPem: string): Agent {
  return new Agent({ ca: caPem });
}
