/** A GUID right after `api://` is the app's client id or the tenant's id. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { isUuid } from "../uuid";
import { hostOf, identifierUrisArgument, listIdentifierUris } from "./identifierUris";

export const identifierUriGuid: Rule = {
  id: "identifier-uri-guid",
  level: "risky",
  why: "Entra takes no GUID after api:// but the app's client id and the tenant's id, and a literal one is neither elsewhere.",
  source: sources.identifierUris,
  judge: (manifest) =>
    listIdentifierUris(manifest)
      .filter((uri) => uri.startsWith("api://") && isUuid(hostOf(uri) ?? ""))
      .map((uri) => ({
        argument: identifierUrisArgument,
        value: uri,
        rule: "a GUID after api:// is written as {clientId} or {tenantId}",
        fix: `use ${uri.replace(hostOf(uri) ?? "", "{clientId}")}, or {tenantId} for the tenant's`,
      })),
};
