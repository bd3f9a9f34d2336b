/**
 * The host of an http or https identifier URI is a verified domain of the tenant, or below one.
 *
 * Source: entra-docs entra-identifier-uri-patterns; code and text seen in github.com/Azure/azure-powershell/issues/16097.
 */
import type { ApplicationRule } from "./directoryRule";
import { addedIdentifierUris, isVerifiedHost } from "./identifierUris";

export const identifierUriDomainRule: ApplicationRule = (change, context) => {
  const stranger = addedIdentifierUris(change)
    .filter((uri) => /^https?:/i.test(uri) && URL.canParse(uri))
    .find((uri) => !isVerifiedHost(new URL(uri).hostname, context));
  if (stranger === undefined) return undefined;
  return {
    status: 400,
    code: "HostNameNotOnVerifiedDomain",
    message: `Values of identifierUris property must use a verified domain of the organization or its subdomain: '${stranger}'`,
    detail: { code: "HostNameNotOnVerifiedDomain", target: "identifierUris" },
  };
};
