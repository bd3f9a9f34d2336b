/** Workloads outside the tenant that can become the app, by what their platform says of them. */
import { type Credential, canonicalText } from "../../manifest";
import { findPlatform } from "../../rules";
import type { CredentialChange } from "../change";
import type { ComparedApp } from "../compare/comparedApp";
import { listDifference, pairUp } from "../compare/listDifference";
import { capitalize } from "../describe/capitalize";
import { showOptional, showValue } from "../describe/showValue";
import { severityOf } from "../severityTable";

type Federated = Extract<Credential, { kind: "federated" }>;

export function compareFederated({ base, head }: ComparedApp): readonly CredentialChange[] {
  const difference = listDifference(base.credentials.filter(isFederated), head.credentials.filter(isFederated));
  const { pairs, removed, added } = pairUp(difference, distance);
  return [...pairs.flatMap(([from, to]) => compareTwo(from, to)), ...added.map(addedTo), ...removed.map(removedFrom)];
}

function isFederated(credential: Credential): credential is Federated {
  return credential.kind === "federated";
}

/** The same workload first, then another under the same name. */
function distance(from: Federated, to: Federated): number | undefined {
  if (isSame(from, to)) return 0;
  return canonicalText(from.name) === canonicalText(to.name) ? 1 : undefined;
}

function isSame(from: Federated, to: Federated): boolean {
  return canonicalText(whoOf(from)) === canonicalText(whoOf(to));
}

function whoOf({ issuer, subject, audiences }: Federated) {
  return { issuer, subject, audiences };
}

function compareTwo(from: Federated, to: Federated): readonly CredentialChange[] {
  const changed: readonly CredentialChange[] = isSame(from, to) ? [] : [subjectChanged(from, to)];
  return [
    ...changed,
    ...detailChanged({ detail: "name", credential: to, before: showValue(from.name), after: showValue(to.name) }),
    ...detailChanged({
      detail: "description",
      credential: to,
      before: showOptional(from.description),
      after: showOptional(to.description),
    }),
  ];
}

function subjectChanged(from: Federated, to: Federated): CredentialChange {
  return {
    area: "credentials",
    kind: "federatedSubjectChanged",
    severity: severityOf("federatedSubjectChanged"),
    subject: nameOf(to),
    before: describe(from),
    after: describe(to),
    consequence: `${capitalize(sayWho(to))} can now sign in as this app, without any secret; ${sayWho(from)} cannot any more.`,
  };
}

function addedTo(credential: Federated): CredentialChange {
  return {
    area: "credentials",
    kind: "federatedSubjectAdded",
    severity: severityOf("federatedSubjectAdded"),
    subject: nameOf(credential),
    before: undefined,
    after: describe(credential),
    consequence: `${capitalize(sayWho(credential))} can now sign in as this app, without any secret.`,
  };
}

function removedFrom(credential: Federated): CredentialChange {
  return {
    area: "credentials",
    kind: "federatedSubjectRemoved",
    severity: severityOf("federatedSubjectRemoved"),
    subject: nameOf(credential),
    before: describe(credential),
    after: undefined,
    consequence: `${capitalize(sayWho(credential))} can no longer sign in as this app.`,
  };
}

interface Detail {
  readonly detail: "name" | "description";
  readonly credential: Federated;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

function detailChanged({ detail, credential, before, after }: Detail): readonly CredentialChange[] {
  if (before === after) return [];
  return [
    {
      area: "credentials",
      kind: "federatedDetailChanged",
      severity: severityOf("federatedDetailChanged"),
      subject: `${detail} of the ${nameOf(credential)}`,
      before,
      after,
      consequence: "Who can sign in as this app stays the same.",
      detail,
    },
  ];
}

function nameOf({ name }: Federated): string {
  return `federated credential ${showValue(name)}`;
}

function describe({ issuer, subject, audiences }: Federated): string {
  return `${showValue(subject)} from ${showValue(issuer)} for ${audiences.map(showValue).sort().join(", ")}`;
}

function sayWho({ issuer, subject }: Federated): string {
  const platform = findPlatform(showValue(issuer), showValue(subject));
  return platform === undefined
    ? `whoever has a token for ${showValue(subject)} from ${showValue(issuer)}`
    : `a workload of ${platform.name} that runs as ${showValue(subject)}`;
}
