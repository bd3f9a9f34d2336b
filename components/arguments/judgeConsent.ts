/** Consent to what the app does not request is a right that no reader of its permissions would expect: the arguments contradict each other. */
import type { Problem } from "../../rules";
import type { AppRegistrationArgs } from "../appRegistrationArgs";
import {
  type DeclaredPermission,
  listConsented,
  listDeclared,
  listNamedConsented,
} from "../permissions/requestedPermissions";

export function judgeConsent(args: Pick<AppRegistrationArgs, "consent" | "permissions">): readonly Problem[] {
  const requested = listDeclared(args.permissions);
  return [
    ...surplus(listConsented(args), requested).map((permission) => describe("wholeTenant", permission)),
    ...surplus(listNamedConsented(args), requested).map((permission) => describe("named.permissions", permission)),
    ...listNamedConsented(args)
      .filter(({ kind }) => kind === "application")
      .map(({ api, kind, name }) => ({
        argument: `consent.named.permissions.${api}.${kind}`,
        value: name,
        rule: "a person consents to delegated permissions only",
        fix: "list it under consent.wholeTenant, or remove it here",
      })),
  ];
}

function surplus(
  consented: readonly DeclaredPermission[],
  requested: readonly DeclaredPermission[],
): readonly DeclaredPermission[] {
  return consented.filter(
    ({ api, kind, name }) =>
      !requested.some((other) => other.api === api && other.kind === kind && other.name === name),
  );
}

function describe(place: string, { api, kind, name }: DeclaredPermission): Problem {
  return {
    argument: `consent.${place}.${api}.${kind}`,
    value: name,
    rule: "consent is given to declared permissions only",
    fix: `add it to permissions.${api}.${kind}, or remove it here`,
  };
}
