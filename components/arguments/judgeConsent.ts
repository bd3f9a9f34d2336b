/** Consent to what the app does not request is a right that no reader of its permissions would expect: the arguments contradict each other. */
import type { Problem } from "../../rules";
import type { AppRegistrationArgs } from "../appRegistrationArgs";
import type { NamedConsent } from "../consent/consentArgs";
import {
  type DeclaredPermission,
  listConsented,
  listDeclared,
  listNamed,
  listNamedConsented,
} from "../permissions/requestedPermissions";

export function judgeConsent(args: Pick<AppRegistrationArgs, "consent" | "permissions">): readonly Problem[] {
  const requested = listDeclared(args.permissions);
  const named = listNamed(args.consent).map((one) => ({ ...one, given: listNamedConsented(one, args.permissions) }));
  return [
    ...surplus(listConsented(args), requested).map((permission) => describe("wholeTenant", permission)),
    ...named.flatMap(({ given }) => [
      ...surplus(given, requested).map((permission) => describe("named.permissions", permission)),
      ...given.filter(({ kind }) => kind === "application").map(notForPeople),
    ]),
    ...judgeRepeated(named),
  ];
}

/** A user has one grant an API, and one resource stands for it. */
function judgeRepeated(
  named: readonly (NamedConsent & { readonly given: readonly DeclaredPermission[] })[],
): readonly Problem[] {
  const grants = named.flatMap(({ users = [], groups = [], given }) => {
    const apis = [...new Set(given.map(({ api }) => api))];
    return [...users, ...groups].flatMap((who) => apis.map((api) => ({ who, key: JSON.stringify([who, api]) })));
  });
  const repeated = grants.filter(({ key }, index) => grants.findIndex((other) => other.key === key) < index);
  return [...new Set(repeated.map(({ who }) => who))].map((who) => ({
    argument: "consent.named",
    value: who,
    rule: "who consents to permissions of an API is named once for it",
    fix: "list all of them in one place",
  }));
}

function notForPeople({ api, kind, name }: DeclaredPermission): Problem {
  return {
    argument: `consent.named.permissions.${api}.${kind}`,
    value: name,
    rule: "a person consents to delegated permissions only",
    fix: "list it under consent.wholeTenant, or remove it here",
  };
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
