/** The provider wants a path after the host of a web or single-page URI, if only "/". */
import { listRedirectUris } from "./redirectUris";
import type { Rule } from "./rule";

const bareHost = /^([a-z-]+:\/\/[^/?#]+)($|[?#])/i;

export const redirectUriBareHost: Rule = {
  id: "redirect-uri-bare-host",
  level: "refused",
  why: "Entra adds the slash when it sends people back, and the azuread provider refuses a URI without one.",
  source: "https://learn.microsoft.com/entra/identity-platform/reply-url",
  judge: (manifest) =>
    listRedirectUris(manifest)
      .filter((entry) => entry.platform !== "publicClient" && entry.host !== "" && bareHost.test(entry.uri))
      .map(({ argument, uri }) => ({
        argument,
        value: uri,
        rule: "a redirect URI without a path ends in /",
        fix: `use ${uri.replace(bareHost, "$1/$2")}`,
      })),
};
