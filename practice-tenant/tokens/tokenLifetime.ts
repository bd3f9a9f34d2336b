/** How long tokens live, in seconds. */
import type { Random } from "../random";

/** Entra's id tokens live an hour. */
export const idTokenLifetime = 3600;

/**
 * Between 60 and 90 minutes, as Entra does it, so that a client that takes an hour for granted is found here.
 *
 * Source: entra-docs access-tokens, token lifetime.
 */
export function accessTokenLifetime(random: Random): number {
  return 3600 + (Buffer.from(random.token(4), "base64url").readUInt32BE() % 1801);
}

/** Seconds since 1970, as JWT claims want them. */
export function secondsOf(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}
