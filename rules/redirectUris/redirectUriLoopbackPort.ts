/** Entra ignores the port of a loopback URI, so two platforms may not differ in it alone. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { isLoopback, listRedirectUris, type RedirectUri } from "./redirectUris";

export const redirectUriLoopbackPort: Rule = {
  id: "redirect-uri-loopback-port",
  level: "risky",
  why: "Entra ignores the port of a loopback URI and takes either of the two, with its platform.",
  code: "AADSTS9002326",
  source: sources.redirectUris,
  judge: (manifest) => {
    const entries = listRedirectUris(manifest).filter(isLoopback);
    return entries.flatMap((entry, index) => compareWith(entries.slice(0, index), entry));
  },
};

function compareWith(earlier: readonly RedirectUri[], entry: RedirectUri) {
  const { platform, argument, uri } = entry;
  const samePort = earlier.find(
    (other) => other.platform !== platform && other.uri !== uri && withoutPort(other) === withoutPort(entry),
  );
  if (!samePort) return [];
  const rule = "loopback redirect URIs of two platforms differ in more than the port";
  return [{ argument, value: uri, rule, fix: `give it a path of its own, or remove ${samePort.uri}` }];
}

function withoutPort({ scheme, host, path }: RedirectUri): string {
  return `${scheme}://${host}${path}`;
}
