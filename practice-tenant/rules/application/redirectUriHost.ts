/** Plain http is for this machine, by name or IPv4 address; the IPv6 loopback address is not supported (entra-docs reply-url). */
import { redirectUriRule } from "./redirectUris";

const loopback = ["localhost", "127.0.0.1"];

export const redirectUriHostRule = redirectUriRule(({ platform, parsed }) => {
  if (parsed === undefined) return undefined;
  if (parsed.hostname === "[::1]") return "has the host [::1], which is not supported";
  const isPlain = platform !== "publicClient" && parsed.protocol === "http:";
  return isPlain && !loopback.includes(parsed.hostname) ? "must use https: http is for localhost only" : undefined;
});
