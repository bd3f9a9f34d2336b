/** A redirect URI is listed once on its platform. */
import type { Rule } from "../rule";
import { listRedirectUris } from "./redirectUris";

export const redirectUriRepeated: Rule = {
  id: "redirect-uri-repeated",
  level: "refused",
  why: "Graph wants redirect URIs to have distinct values.",
  code: "Request_BadRequest",
  source: "https://github.com/MicrosoftDocs/azure-docs/issues/89929",
  judge: (manifest) => {
    const entries = listRedirectUris(manifest);
    const firstOf = ({ platform, uri }: (typeof entries)[number]) =>
      entries.find((other) => other.platform === platform && other.uri === uri);
    return entries
      .filter((entry) => firstOf(entry) !== entry)
      .map(({ argument, uri }) => ({
        argument,
        value: uri,
        rule: "a redirect URI is listed once",
        fix: "remove the repetition",
      }));
  },
};
