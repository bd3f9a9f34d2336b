/** What an app offers to others as an API, scopes and roles apart. */
import { type AppManifest, programApiName, type Value } from "../../manifest";
import type { ExposureChange } from "../change";
import type { ComparedApp } from "../compare/comparedApp";
import { listDifference } from "../compare/listDifference";
import { showName } from "../describe/permissionDetails";
import { showValue } from "../describe/showValue";
import { severityOf } from "../severityTable";

export function compareExposure({ base, head }: ComparedApp): readonly ExposureChange[] {
  const [was, is] = [base.exposes, head.exposes];
  return [
    ...comparePreAuthorized(was.preAuthorized, is.preAuthorized),
    ...compareNames(identifierUriWords, was.identifierUris, is.identifierUris),
    ...compareNames(knownClientWords, was.knownClients, is.knownClients),
    ...compareTokenVersion(was.tokenVersion, is.tokenVersion),
  ];
}

type PreAuthorized = AppManifest["exposes"]["preAuthorized"];

function comparePreAuthorized(before: PreAuthorized, after: PreAuthorized): readonly ExposureChange[] {
  const { removed, added } = listDifference(before, after);
  const told = ({ client, scope }: PreAuthorized[number]) => {
    const [name, shown] = [nameOfClient(client), showName(scope)];
    return { area: "exposure", subject: `${name} for ${shown}`, client: name, scope: shown } as const;
  };
  return [
    ...added.map(
      (entry): ExposureChange => ({
        ...told(entry),
        kind: "preAuthorizedAdded",
        severity: severityOf(isOfProgram(entry.client) ? "preAuthorizedAdded/own" : "preAuthorizedAdded/foreign"),
        before: undefined,
        after: told(entry).subject,
        consequence: `Users of the client ${told(entry).client} are never asked whether it may use ${told(entry).scope}.`,
      }),
    ),
    ...removed.map(
      (entry): ExposureChange => ({
        ...told(entry),
        kind: "preAuthorizedRemoved",
        severity: severityOf("preAuthorizedRemoved"),
        before: told(entry).subject,
        after: undefined,
        consequence: `Users of the client ${told(entry).client} are asked before it may use ${told(entry).scope}.`,
      }),
    ),
  ];
}

function isOfProgram(client: Value<string>): boolean {
  return client.state === "known" && programApiName(client.value) !== undefined;
}

function nameOfClient(client: Value<string>): string {
  const shown = showValue(client);
  return programApiName(shown) ?? shown;
}

interface NameWords {
  readonly added: "identifierUriAdded" | "knownClientAdded";
  readonly removed: "identifierUriRemoved" | "knownClientRemoved";
  readonly subject: string;
  readonly sayAdded: string;
  readonly sayRemoved: string;
}

const identifierUriWords: NameWords = {
  added: "identifierUriAdded",
  removed: "identifierUriRemoved",
  subject: "identifier URI",
  sayAdded: "Clients can ask for tokens for this app under this name as well.",
  sayRemoved: "Clients that ask for tokens under this name are refused.",
};

const knownClientWords: NameWords = {
  added: "knownClientAdded",
  removed: "knownClientRemoved",
  subject: "known client",
  sayAdded: "Whoever agrees to this client agrees to this app at the same time.",
  sayRemoved: "This client and this app are agreed to one by one.",
};

type Values = readonly Value<string>[];

function compareNames(words: NameWords, before: Values, after: Values): readonly ExposureChange[] {
  const { removed, added } = listDifference(before, after);
  const told = (value: Value<string>) =>
    ({ area: "exposure", subject: `${words.subject} ${showValue(value)}` }) as const;
  return [
    ...added.map(
      (value): ExposureChange => ({
        ...told(value),
        kind: words.added,
        severity: severityOf(words.added),
        before: undefined,
        after: showValue(value),
        consequence: words.sayAdded,
      }),
    ),
    ...removed.map(
      (value): ExposureChange => ({
        ...told(value),
        kind: words.removed,
        severity: severityOf(words.removed),
        before: showValue(value),
        after: undefined,
        consequence: words.sayRemoved,
      }),
    ),
  ];
}

function compareTokenVersion(before: number, after: number): readonly ExposureChange[] {
  if (before === after) return [];
  return [
    {
      area: "exposure",
      kind: "tokenVersionChanged",
      severity: severityOf("tokenVersionChanged"),
      subject: "version of access tokens",
      before: String(before),
      after: String(after),
      consequence: "Tokens for this app name another issuer and audience, which whatever checks them has to accept.",
    },
  ];
}
