/** Secrets and certificates: who holds one is the app. Never a value. */
import type { Credential, Value } from "../../manifest";
import type { CredentialChange } from "../change";
import type { ComparedApp } from "../compare/comparedApp";
import { listDifference, pairUp } from "../compare/listDifference";
import { settledText, showValue } from "../describe/showValue";
import { severityOf } from "../severityTable";

type Dated = Exclude<Credential, { kind: "federated" }>;

export function compareCredentials({ base, head }: ComparedApp): readonly CredentialChange[] {
  const difference = listDifference(base.credentials.filter(isDated), head.credentials.filter(isDated));
  const { pairs, removed, added } = pairUp(difference, distance);
  return [
    ...pairs.map(([from, to]) => (isSameKey(from, to) ? lifeChanged(from, to) : rotated(from, to))),
    ...added.map(addedTo),
    ...removed.map(removedFrom(head.credentials.length > 0)),
  ];
}

function isDated(credential: Credential): credential is Dated {
  return credential.kind !== "federated";
}

/** Certificates have no name: the same key first, then any other. */
function distance(from: Dated, to: Dated): number | undefined {
  if (from.kind === "certificate" && to.kind === "certificate") return isSameKey(from, to) ? 0 : 1;
  if (from.kind !== "secret" || to.kind !== "secret") return undefined;
  const name = settledText(from.name);
  return name !== undefined && name === settledText(to.name) ? 0 : undefined;
}

/** A secret with other dates is another secret: the directory makes its value anew. */
function isSameKey(from: Dated, to: Dated): boolean {
  if (from.kind !== "certificate" || to.kind !== "certificate") return false;
  const thumbprint = settledText(from.thumbprint);
  return thumbprint !== undefined && thumbprint === settledText(to.thumbprint);
}

function rotated(from: Dated, to: Dated): CredentialChange {
  return {
    ...told(to),
    kind: "credentialRotated",
    severity: severityOf(`credentialRotated/${to.kind}`),
    before: sayLife(from),
    after: sayLife(to),
    consequence: `Every client that still uses the old ${heldOf(to)} is refused as soon as this is applied, and needs the new one.`,
  };
}

function lifeChanged(from: Dated, to: Dated): CredentialChange {
  return {
    ...told(to),
    kind: "credentialLifeChanged",
    severity: severityOf("credentialLifeChanged"),
    before: sayLife(from),
    after: sayLife(to),
    consequence: `The same ${heldOf(to)} works ${sayEnd(to)}.`,
  };
}

function addedTo(credential: Dated): CredentialChange {
  return {
    ...told(credential),
    kind: "credentialAdded",
    severity: severityOf(`credentialAdded/${credential.kind}`),
    before: undefined,
    after: sayLife(credential),
    consequence: `Whoever holds this ${heldOf(credential)} can act as the app ${sayEnd(credential)}.`,
  };
}

/** @param hasOthers whether anything is left that proves the app */
function removedFrom(hasOthers: boolean): (credential: Dated) => CredentialChange {
  return (credential) => ({
    ...told(credential),
    kind: "credentialRemoved",
    severity: severityOf(`credentialRemoved/${credential.kind}`),
    before: sayLife(credential),
    after: undefined,
    consequence: `Every client that uses this ${heldOf(credential)} is refused as soon as this is applied${
      hasOthers ? ", unless it has changed over to another credential" : "; nothing is left that proves the app"
    }.`,
    until: undefined,
  });
}

function told(credential: Dated) {
  return {
    area: "credentials",
    subject: nameOf(credential),
    credential: credential.kind,
    until: settledText(credential.until),
  } as const;
}

function nameOf(credential: Dated): string {
  if (credential.kind === "certificate") return `certificate ${showValue(credential.thumbprint)}`;
  return `secret ${settledText(credential.name) === "" ? "without a name" : showValue(credential.name)}`;
}

function heldOf({ kind }: Dated): string {
  return kind === "secret" ? "secret" : "certificate's key";
}

function sayLife({ from, until }: Dated): string {
  return `${sayTime("from", from, "from when it is made")}, ${sayTime("until", until, "until the directory's own limit")}`;
}

function sayEnd({ until }: Dated): string {
  return sayTime("until", until, "for as long as the directory decides");
}

function sayTime(word: string, time: Value<string> | undefined, otherwise: string): string {
  return time === undefined ? otherwise : `${word} ${dayOf(showValue(time))}`;
}

/** The day of a time at midnight; other times whole, since hours are a difference too. */
function dayOf(time: string): string {
  return time.replace(/T00:00:00(\.000)?Z$/, "");
}
