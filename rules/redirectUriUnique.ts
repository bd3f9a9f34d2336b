/** The matched redirect URI decides what kind of client asks, so each may match once only. */
import { isLoopback, listRedirectUris, type RedirectUri } from "./redirectUris";
import type { Problem, Rule } from "./rule";

export const redirectUriUnique: Rule = {
  id: "redirect-uri-unique",
  level: "refused",
  why: "The matched redirect URI decides what kind of client asks.",
  code: "AADSTS9002326",
  source: "https://learn.microsoft.com/entra/identity-platform/reply-url",
  judge: (manifest) => {
    const entries = listRedirectUris(manifest);
    return entries.flatMap((entry, index) => compareWith(entries.slice(0, index), entry));
  },
};

function compareWith(earlier: readonly RedirectUri[], entry: RedirectUri): readonly Problem[] {
  const { argument, uri } = entry;
  const same = earlier.find((other) => other.uri === uri);
  if (same) {
    const rule = "a redirect URI is listed once, on one platform";
    return [{ argument, value: uri, rule, fix: `remove it here or from ${same.argument}` }];
  }
  const samePort = earlier.find((other) => isLoopback(entry) && withoutPort(other) === withoutPort(entry));
  if (!samePort) return [];
  // Entra ignores the port of a loopback URI and takes either of the two, with its platform.
  const rule = "two loopback redirect URIs differ in more than the port";
  return [{ argument, value: uri, rule, fix: `give it a path of its own, or remove ${samePort.uri}` }];
}

function withoutPort({ uri }: RedirectUri): string {
  return uri.replace(/^([a-z]+:\/\/[^/?#:]+):\d+/i, "$1");
}
