/** OpenID Connect's scopes, `offline_access` among them, of an app that nobody signs in to. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { actsAsItselfAlone, listDelegated } from "./delegatedWithoutUser";
import { nameAll } from "./requests";

export const openIdWithoutUser: Rule = {
  id: "openid-without-user",
  level: "risky",
  why: "An app that acts as itself gets neither an ID token nor a refresh token.",
  source: sources.clientCredentials,
  judge: (manifest) => {
    const unused = actsAsItselfAlone(manifest) ? listDelegated(manifest, true) : [];
    if (unused.length === 0) return [];
    const rule = "an app that nobody signs in to has no scopes of OpenID Connect";
    return [{ argument: "permissions.microsoftGraph.delegated", value: nameAll(unused), rule, fix: "remove them" }];
  },
};
