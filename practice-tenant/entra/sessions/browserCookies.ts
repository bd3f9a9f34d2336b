/** The two cookies of the sign-in pages: which browser this is, and who is signed in with it. */
import type { FastifyReply, FastifyRequest } from "fastify";

/**
 * `__Host-` binds a cookie to this host over TLS. `SameSite=None`, as Entra's: single-page apps ask in a hidden frame
 * (prompt=none) who is signed in. Forms are kept from other pages by their tokens instead.
 */
const names = { browser: "__Host-practice-browser", session: "__Host-practice-session" } as const;
const attributes = { path: "/", httpOnly: true, secure: true, sameSite: "none" } as const;

export type CookieName = keyof typeof names;

export function readCookie(request: FastifyRequest, name: CookieName): string | undefined {
  return request.cookies[names[name]];
}

export function writeCookie(reply: FastifyReply, name: CookieName, value: string): void {
  reply.setCookie(names[name], value, attributes);
}

export function dropCookie(reply: FastifyReply, name: CookieName): void {
  reply.clearCookie(names[name], attributes);
}
