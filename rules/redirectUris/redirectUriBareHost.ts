/** The provider wants a path after the host of a web or single-page URI, if only "/". */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { listRedirectUris } from "./redirectUris";

const bareHost = /^([a-z-]+:\/\/[^/?#]+)($|[?#])/i;

export const redirectUriBareHost: Rule = {
  id: "redirect-uri-bare-host",
  level: "refused",
  why: "Entra adds the slash when it sends people back, and the azuread provider refuses a URI without one.",
  source: sources.providerUris,
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
