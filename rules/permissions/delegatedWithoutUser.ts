/** Delegated permissions of an app that nobody signs in to. */
import type { AppManifest, PermissionRequest } from "../../manifest";
import { isApi, isOpenIdScope, requestsOf, signsPeopleIn } from "../clientType/clientTypes";
import type { Rule } from "../rule";
import { sources } from "../sources";
import { isSettled, nameAll } from "./requests";

export const delegatedWithoutUser: Rule = {
  id: "delegated-without-user",
  level: "risky",
  why: "A delegated permission acts for a signed-in user, and without one it stays unused.",
  source: sources.clientCredentials,
  judge: (manifest) => {
    const unused = actsAsItselfAlone(manifest) ? listDelegated(manifest, false) : [];
    if (unused.length === 0) return [];
    return [
      {
        argument: "permissions",
        value: nameAll(unused),
        rule: "an app that nobody signs in to has no delegated permissions",
        fix: "list the application permissions that it needs instead, or add a redirect URI",
      },
    ];
  },
};

/** Proves itself or asks for application permissions, and has neither sign-in nor scopes for others. */
export function actsAsItselfAlone(manifest: AppManifest): boolean {
  const isClient = manifest.credentials.length > 0 || requestsOf(manifest, "application").length > 0;
  return isClient && !signsPeopleIn(manifest) && !isApi(manifest);
}

export function listDelegated(manifest: AppManifest, isOpenId: boolean): readonly PermissionRequest[] {
  return requestsOf(manifest, "delegated").filter(
    (request) => isSettled(request) && isOpenIdScope(request) === isOpenId,
  );
}
