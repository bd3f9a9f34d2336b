/** What tokens say about people beside what they always say. */
import type { AppManifest, OptionalClaim } from "../../manifest";
import type { ClaimChange } from "../change";
import type { ComparedApp } from "../compare/comparedApp";
import { listDifference, pairUp } from "../compare/listDifference";
import { showName } from "../describe/permissionDetails";
import { severityOf } from "../severityTable";

export function compareClaims({ base, head }: ComparedApp): readonly ClaimChange[] {
  const difference = listDifference(base.claims.optional, head.claims.optional);
  const { pairs, removed, added } = pairUp(difference, (from, to) => (isSame(from, to) ? 0 : undefined));
  return [
    ...pairs.map(([from, to]) => changed(from, to)),
    ...added.map(addedTo),
    ...removed.map(removedFrom),
    ...compareGroups(base.claims.groups, head.claims.groups),
  ];
}

function isSame(from: OptionalClaim, to: OptionalClaim): boolean {
  return from.token === to.token && from.name === to.name;
}

function addedTo(claim: OptionalClaim): ClaimChange {
  return {
    area: "claims",
    kind: "claimAdded",
    severity: severityOf("claimAdded"),
    subject: subjectOf(claim),
    before: undefined,
    after: describe(claim),
    consequence: "Whoever gets such a token reads this about the person who signed in.",
  };
}

function removedFrom(claim: OptionalClaim): ClaimChange {
  return {
    area: "claims",
    kind: "claimRemoved",
    severity: severityOf("claimRemoved"),
    subject: subjectOf(claim),
    before: describe(claim),
    after: undefined,
    consequence: "What reads this claim from the token no longer finds it.",
  };
}

function changed(from: OptionalClaim, to: OptionalClaim): ClaimChange {
  return {
    area: "claims",
    kind: "claimChanged",
    severity: severityOf("claimChanged"),
    subject: subjectOf(to),
    before: describe(from),
    after: describe(to),
    consequence: "What reads this claim from the token may find it in another form.",
  };
}

type Groups = AppManifest["claims"]["groups"];

function compareGroups(before: Groups, after: Groups): readonly ClaimChange[] {
  const { removed, added } = listDifference(before, after);
  if (removed.length + added.length === 0) return [];
  return [
    {
      area: "claims",
      kind: "groupClaimsChanged",
      severity: severityOf("groupClaimsChanged"),
      subject: "groups in tokens",
      before: showGroups(before),
      after: showGroups(after),
      consequence:
        added.length > 0
          ? "Tokens tell more of the groups that a person is in."
          : "Tokens tell fewer of the groups that a person is in; what decides by them may shut people out.",
    },
  ];
}

function showGroups(groups: Groups): string | undefined {
  return groups.length === 0 ? undefined : [...groups].sort().join(", ");
}

const tokenNames: Readonly<Record<OptionalClaim["token"], string>> = {
  access: "access tokens",
  id: "ID tokens",
  saml2: "SAML tokens",
};

function subjectOf({ token, name }: OptionalClaim): string {
  return `claim ${showName(name)} in ${tokenNames[token]}`;
}

function describe({ name, source, isEssential, properties }: OptionalClaim): string {
  const parts = [showName(name), source && `from ${source}`, isEssential && "essential", ...[...properties].sort()];
  return parts.filter((part) => typeof part === "string").join(", ");
}
