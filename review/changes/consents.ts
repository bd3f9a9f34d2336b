/** Consent that the program gives and withdraws. */
import { type Consent, type PermissionRequest, unsettledName } from "../../manifest";
import type { ConsentChange, PermissionChange, PermissionDetails } from "../change";
import type { ComparedApp } from "../compare/comparedApp";
import { listDifference } from "../compare/listDifference";
import { abilityOf, controlSentence } from "../describe/ability";
import { detailsOfConsent, severityCaseOf, subjectOf } from "../describe/permissionDetails";
import { showValue } from "../describe/showValue";
import { severityOf } from "../severityTable";

/**
 * @param permissions the changes of permissions: consent that comes and goes with its permission is told there and not
 *   again
 */
export function compareConsents(
  { base, head }: ComparedApp,
  permissions: readonly PermissionChange[],
): readonly ConsentChange[] {
  const { removed, added } = listDifference(base.consents, head.consents);
  const told = { gained: listKeys(permissions, gainedBy), lost: listKeys(permissions, lostBy) };
  const isToldBy = (keys: ReadonlySet<string>) => (consent: Consent) =>
    consent.to !== "oneUser" && keys.has(keyOf(detailsOfConsent(consent)));
  const isAsked = (requests: readonly PermissionRequest[], consent: Consent): boolean =>
    requests.some((request) => keyOf(request) === keyOf(detailsOfConsent(consent)));
  return [
    ...added.filter((consent) => !isToldBy(told.gained)(consent)).map(given),
    ...removed
      .filter((consent) => !isToldBy(told.lost)(consent))
      .map((consent) => withdrawn(consent, isAsked(head.requests, consent))),
  ];
}

function given(consent: Consent): ConsentChange {
  const permission = detailsOfConsent(consent);
  return {
    area: "consents",
    kind: "consentGiven",
    severity: severityOf(severityCaseOf(permission)),
    subject: subjectOfConsent(consent),
    before: undefined,
    after: subjectOfConsent(consent),
    consequence: `${sayGiven(consent, permission)}${controlSentence(permission)}`,
    permission,
    to: consent.to,
  };
}

function sayGiven(consent: Consent, permission: PermissionDetails): string {
  const ability = abilityOf(permission);
  switch (consent.to) {
    case "wholeTenant":
      return `It can now ${ability}, for every user of the tenant; nobody is asked.`;
    case "oneUser":
      return `It can now ${ability}, for one user, who is not asked.`;
    case "app":
      return `It can now ${ability}.`;
  }
}

function withdrawn(consent: Consent, isAsked: boolean): ConsentChange {
  const permission = detailsOfConsent(consent);
  return {
    area: "consents",
    kind: "consentWithdrawn",
    severity: severityOf(`consentWithdrawn/${consent.to}`),
    subject: subjectOfConsent(consent),
    before: subjectOfConsent(consent),
    after: undefined,
    consequence: sayWithdrawn(consent, permission, isAsked),
    permission,
    to: consent.to,
  };
}

function sayWithdrawn(consent: Consent, permission: PermissionDetails, isAsked: boolean): string {
  const ability = abilityOf(permission);
  switch (consent.to) {
    case "wholeTenant":
      return isAsked
        ? `It can ${ability} only for those who agree: people are asked again at the next sign-in, or need an administrator.`
        : `It can no longer ${ability}.`;
    case "oneUser":
      return `It can no longer ${ability} for this user before the user agrees.`;
    case "app":
      return `It can no longer ${ability}; its calls are refused${isAsked ? " until an administrator consents" : ""}.`;
  }
}

function subjectOfConsent(consent: Consent): string {
  const subject = subjectOf(detailsOfConsent(consent));
  switch (consent.to) {
    case "wholeTenant":
      return `${subject} for the whole tenant`;
    case "oneUser":
      return `${subject} for the user ${showValue(consent.userObjectId)}`;
    case "app":
      return subject;
  }
}

type Gist = Pick<PermissionDetails, "api" | "permission" | "kind">;

function keyOf({ api, permission, kind }: Gist): string {
  return `${api} ${permission} ${kind}`;
}

function listKeys(
  changes: readonly PermissionChange[],
  pick: (change: PermissionChange) => PermissionDetails | undefined,
): ReadonlySet<string> {
  return new Set(
    changes
      .flatMap((change) => pick(change) ?? [])
      .filter(isSettled)
      .map(keyOf),
  );
}

/** What is not settled may be another permission each time. */
function isSettled({ api, permission }: Gist): boolean {
  return api !== unsettledName && permission !== unsettledName;
}

function gainedBy(change: PermissionChange): PermissionDetails | undefined {
  switch (change.kind) {
    case "permissionGained":
      return change.permission;
    case "permissionWidened":
    case "permissionNarrowed":
      return change.to;
    case "permissionLost":
      return undefined;
  }
}

function lostBy(change: PermissionChange): PermissionDetails | undefined {
  switch (change.kind) {
    case "permissionLost":
      return change.permission;
    case "permissionWidened":
    case "permissionNarrowed":
      return change.from;
    case "permissionGained":
      return undefined;
  }
}
