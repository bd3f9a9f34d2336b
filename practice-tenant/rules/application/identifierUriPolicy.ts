/**
 * The policy that Microsoft switched on in 2025: an application that takes version 1 tokens may add only identifier
 * URIs that hold something no other tenant can have. It cannot go back to version 1 with others, either.
 *
 * Source: entra-docs identifier-uri-restrictions. Applications that sign in with SAML are exempt.
 */
import type { Application } from "../../records";
import type { ApplicationChange, ApplicationRule, RuleContext } from "./directoryRule";
import { addedIdentifierUris, isVerifiedHost, ownIds } from "./identifierUris";

export const identifierUriPolicyRule: ApplicationRule = (change, context) => {
  const { after } = change;
  if (takesVersion2(after) || signsInWithSaml(after, context)) return undefined;
  const insecure = judgedUris(change).find((uri) => !isAnchored(uri, after, context));
  if (insecure === undefined) return undefined;
  return {
    status: 400,
    code: "Request_BadRequest",
    message: `Failed to add identifier URI ${insecure}. All newly added URIs must contain a tenant verified domain, tenant ID, or app ID, as per the default tenant policy of your organization.`,
    detail: { code: "InvalidValue", target: "identifierUris" },
  };
};

function judgedUris(change: ApplicationChange): readonly string[] {
  const goesBack = change.before !== undefined && takesVersion2(change.before);
  return goesBack ? change.after.identifierUris : addedIdentifierUris(change);
}

function takesVersion2({ api }: Application): boolean {
  return api.requestedAccessTokenVersion === 2;
}

function signsInWithSaml({ appId }: Application, { store }: RuleContext): boolean {
  return store.findBy("servicePrincipal", "appId", appId)?.preferredSingleSignOnMode?.toLowerCase() === "saml";
}

function isAnchored(uri: string, application: Application, context: RuleContext): boolean {
  const own = ownIds(application, context);
  return uri.split(/[/:?#]+/).some((part) => own.includes(part.toLowerCase()) || isVerifiedHost(part, context));
}
