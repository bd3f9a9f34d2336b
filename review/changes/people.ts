/** Who owns an app, who may use it, and whether one has to be assigned. */
import type { AppManifest, Assignment, Owner } from "../../manifest";
import type { PeopleChange } from "../change";
import type { ComparedApp } from "../compare/comparedApp";
import { listDifference } from "../compare/listDifference";
import { showName } from "../describe/permissionDetails";
import { showValue } from "../describe/showValue";
import { severityOf } from "../severityTable";

export function comparePeople({ base, head }: ComparedApp): readonly PeopleChange[] {
  return [
    ...compareOwners(base.owners, head.owners),
    ...compareAssignments(base.assignments, head.assignments),
    ...compareAssignmentRequired(base.servicePrincipal, head.servicePrincipal),
  ];
}

function compareOwners(before: AppManifest["owners"], after: AppManifest["owners"]): readonly PeopleChange[] {
  const { removed, added } = listDifference(before.principals, after.principals);
  return [
    ...added.map(ownerAdded),
    ...removed.map(ownerRemoved),
    ...(before.isManaged === after.isManaged ? [] : [ownersManaged(after.isManaged)]),
  ];
}

function ownerAdded(owner: Owner): PeopleChange {
  const isDeployer = owner.kind === "deployer";
  return {
    area: "people",
    kind: "ownerAdded",
    severity: severityOf(isDeployer ? "deployerOwnerAdded" : "ownerAdded"),
    subject: `owner ${nameOf(owner)}`,
    before: undefined,
    after: nameOf(owner),
    consequence: isDeployer
      ? "The account that deploys can change this app even without a directory role."
      : "This owner can change everything about the app, and can add a secret and act as it with all its permissions.",
  };
}

function ownerRemoved(owner: Owner): PeopleChange {
  return {
    area: "people",
    kind: "ownerRemoved",
    severity: severityOf("ownerRemoved"),
    subject: `owner ${nameOf(owner)}`,
    before: nameOf(owner),
    after: undefined,
    consequence: "This owner can no longer change the app.",
  };
}

function ownersManaged(isManaged: boolean): PeopleChange {
  const [yes, no] = ["set by the program on every run", "set at creation and left alone afterwards"];
  return {
    area: "people",
    kind: "ownersManagedChanged",
    severity: severityOf("ownersManagedChanged"),
    subject: "management of owners",
    before: isManaged ? no : yes,
    after: isManaged ? yes : no,
    consequence: isManaged
      ? "Owners that somebody added by hand are removed on the next run."
      : "Owners that somebody adds or removes by hand stay as they are.",
  };
}

function nameOf(owner: Owner): string {
  return owner.kind === "deployer" ? "the deploying account" : showValue(owner.objectId);
}

type Assignments = AppManifest["assignments"];

function compareAssignments(before: Assignments, after: Assignments): readonly PeopleChange[] {
  const { removed, added } = listDifference(before, after);
  return [
    ...added.map(
      (assignment): PeopleChange => ({
        ...told(assignment),
        kind: "assignmentAdded",
        severity: severityOf("assignmentAdded"),
        before: undefined,
        after: told(assignment).subject,
        consequence: assignment.role === undefined ? "May now use the app." : "May now use the app with this role.",
      }),
    ),
    ...removed.map(
      (assignment): PeopleChange => ({
        ...told(assignment),
        kind: "assignmentRemoved",
        severity: severityOf("assignmentRemoved"),
        before: told(assignment).subject,
        after: undefined,
        consequence:
          assignment.role === undefined ? "Is no longer assigned to the app." : "Loses this role in the app.",
      }),
    ),
  ];
}

function told({ principalObjectId, role }: Assignment) {
  const who = showValue(principalObjectId);
  const subject = role === undefined ? `${who} without a role` : `${who} as ${showName(role)}`;
  return { area: "people", subject, role } as const;
}

type Principal = AppManifest["servicePrincipal"];

function compareAssignmentRequired(before: Principal, after: Principal): readonly PeopleChange[] {
  const [was, is] = [before?.assignmentRequired ?? false, after?.assignmentRequired];
  if (is === undefined || was === is) return [];
  const kind = is ? "assignmentRequiredOn" : "assignmentRequiredOff";
  return [
    {
      area: "people",
      kind,
      severity: severityOf(kind),
      subject: "assignment",
      before: was ? "required" : "not required",
      after: is ? "required" : "not required",
      consequence: is
        ? "Only who is assigned to the app gets in; everybody else is turned away at sign-in."
        : "Everybody of the tenant can sign in, assigned or not.",
    },
  ];
}
