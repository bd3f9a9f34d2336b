/** Permissions that an app asks for, and no longer asks for. */
import type { AppManifest, PermissionRequest } from "../../manifest";
import { covers } from "../../rules";
import type { PermissionChange, PermissionDetails } from "../change";
import type { ComparedApp } from "../compare/comparedApp";
import { listDifference } from "../compare/listDifference";
import { abilityOf, controlSentence } from "../describe/ability";
import { outlookOf, sayOutlook } from "../describe/consentOutlook";
import { detailsOf, severityCaseOf, subjectOf } from "../describe/permissionDetails";
import { rankOf, type Severity } from "../severity";
import { severityOf } from "../severityTable";
import { directionOf, pairPermissions } from "./pairPermissions";

export function comparePermissions(compared: ComparedApp): readonly PermissionChange[] {
  const { removed, added } = listDifference(compared.base.requests, compared.head.requests);
  const paired = pairPermissions({ removed: removed.map(detailsOf), added: added.map(detailsOf) });
  return [
    ...paired.pairs.map(([from, to]) => replaced(from, to, compared)),
    ...paired.added.map((permission) => gained(permission, compared)),
    ...paired.removed.map((permission) => lost(permission, compared)),
  ];
}

function gained(permission: PermissionDetails, { head, program }: ComparedApp): PermissionChange {
  const outlook = outlookOf(requestOf(permission), head, program);
  const verb = outlook.outlook === "admin" ? "It asks to" : "It can now";
  return {
    area: "permissions",
    kind: "permissionGained",
    severity: severityOf(severityCaseOf(permission)),
    subject: subjectOf(permission),
    before: undefined,
    after: subjectOf(permission),
    consequence: `${verb} ${abilityOf(permission)}.${controlSentence(permission)} ${sayOutlook(outlook, permission.kind)}`,
    permission,
    consent: outlook.outlook,
  };
}

function lost(permission: PermissionDetails, { base, head }: ComparedApp): PermissionChange {
  return {
    area: "permissions",
    kind: "permissionLost",
    severity: severityOf("permissionLost"),
    subject: subjectOf(permission),
    before: subjectOf(permission),
    after: undefined,
    consequence: sayLoss(permission, isConsented(base, permission), isConsented(head, permission)),
    permission,
  };
}

function sayLoss(permission: PermissionDetails, was: boolean, is: boolean): string {
  const ability = abilityOf(permission);
  if (is) return `It no longer asks to ${ability}, but the consent stays in the program, so it still can.`;
  if (was) return `It can no longer ${ability}.`;
  return `It no longer asks to ${ability}. Consent that was given by hand stays until somebody revokes it.`;
}

function isConsented({ consents }: AppManifest, permission: PermissionDetails): boolean {
  return consents.some((consent) => covers(consent, requestOf(permission)));
}

function replaced(from: PermissionDetails, to: PermissionDetails, { head, program }: ComparedApp): PermissionChange {
  const outlook = outlookOf(requestOf(to), head, program);
  const told = {
    area: "permissions",
    subject: `${to.apiName} ${shortName(from, to)} -> ${shortName(to, from)}`,
    before: subjectOf(from),
    after: subjectOf(to),
    from,
    to,
    consent: outlook.outlook,
  } as const;
  const asked = sayOutlook(outlook, to.kind);
  if (directionOf(from, to) === "narrower") {
    const consequence = `It asked to ${abilityOf(from)}; now only to ${abilityOf(to)}. ${asked}`;
    return { ...told, kind: "permissionNarrowed", severity: severityOf("permissionNarrowed"), consequence };
  }
  const verb = outlook.outlook === "admin" ? "it asks to" : "it can now";
  const consequence = `Until now it could ${abilityOf(from)}; ${verb} ${abilityOf(to)}.${controlSentence(to)} ${asked}`;
  return { ...told, kind: "permissionWidened", severity: severityOfWidening(from, to), consequence };
}

/** What the new permission counts for, and at least what widening does. */
function severityOfWidening(from: PermissionDetails, to: PermissionDetails): Severity {
  const least = from.kind === to.kind ? "permissionWidened/moreAccess" : "permissionWidened/delegatedToApplication";
  const [own, floor] = [severityOf(severityCaseOf(to)), severityOf(least)];
  return rankOf(own) < rankOf(floor) ? own : floor;
}

function shortName(permission: PermissionDetails, other: PermissionDetails): string {
  return permission.kind === other.kind ? permission.permission : `${permission.permission} (${permission.kind})`;
}

function requestOf({ api, permission, kind }: PermissionDetails): PermissionRequest {
  return { api, permission, kind };
}
