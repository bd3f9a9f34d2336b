/** What the redirect URIs of an application for personal accounts cannot have: queries and wildcards (entra-docs reply-url). */
import { allowsPersonalAccounts } from "./directoryRule";
import { redirectUriRule } from "./redirectUris";

export const redirectUriPersonalRule = redirectUriRule(({ uri, parsed }, application) => {
  if (!allowsPersonalAccounts(application)) return undefined;
  // A lone "?" is an empty query, of which the parser tells nothing.
  if (parsed !== undefined && uri.split("#", 1).join("").includes("?")) {
    return "has a query, which personal accounts do not allow";
  }
  return uri.includes("*") ? "has a wildcard, which personal accounts do not allow" : undefined;
});
