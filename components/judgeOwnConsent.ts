/**
 * Consent to a scope of an own API that the app does not request. The rule for Microsoft's APIs cannot see it: a manifest has
 * the name of what is granted and the id of what is requested, and only here are both known.
 */
import type { Problem } from "../rules";
import type { AppRegistrationArgs } from "./appRegistrationArgs";
import { listConsented, listDeclared } from "./requestedPermissions";

export function judgeOwnConsent(args: Pick<AppRegistrationArgs, "consent" | "permissions">): readonly Problem[] {
  const requested = listDeclared(args.permissions);
  return listConsented(args)
    .filter(({ kind, id }) => kind === "delegated" && id !== undefined)
    .filter(({ api, kind, id }) => !requested.some((one) => one.api === api && one.kind === kind && one.id === id))
    .map(({ api, kind, name }) => ({
      argument: `consent.wholeTenant.${api}.${kind}`,
      value: name,
      rule: "consent is given to declared permissions only",
      fix: "add it to permissions, or remove it here",
    }));
}
