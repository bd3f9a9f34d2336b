/** Changes of an app as a whole: it comes, goes, is made anew, or is called otherwise in the program. */
import { type AppManifest, programApi } from "../../manifest";
import type { AppChange } from "../change";
import { aliasToKeep, placeOfAlias } from "../compare/aliasToKeep";
import type { ComparedApp } from "../compare/comparedApp";
import type { Program } from "../describe/consentOutlook";
import { showValue } from "../describe/showValue";
import type { ReviewedApp } from "../reviewInput";
import { severityOf } from "../severityTable";

export function appAdded({ manifest }: ReviewedApp): AppChange {
  return {
    area: "app",
    kind: "appAdded",
    severity: severityOf("appAdded"),
    subject: manifest.name,
    before: undefined,
    after: showValue(manifest.identity.displayName),
    consequence: "A new app, with a client id of its own.",
  };
}

/** @param base the apps of the base, by their logical name in the head where that has them */
export function appRemoved({ manifest }: ReviewedApp, base: Program, head: Program): AppChange {
  const clients = listClients(manifest, base).filter((name) => head.has(name));
  const takesAlong = listTaken(manifest);
  const [broken, gone] = [
    sayClients(clients),
    takesAlong.length > 0 ? ` It takes along: ${takesAlong.join(", ")}.` : "",
  ];
  return {
    area: "app",
    kind: "appRemoved",
    severity: severityOf("appRemoved"),
    subject: manifest.name,
    before: showValue(manifest.identity.displayName),
    after: undefined,
    consequence: `Everything that signs in with its client id stops working.${broken}${gone}`,
    clients,
    takesAlong,
  };
}

export function clientIdReplaced(base: ReviewedApp, head: ReviewedApp, program: Program): AppChange {
  const isMoved = base.urn !== head.urn;
  const alias = isMoved ? aliasToKeep(base.urn, head.urn) : undefined;
  const clients = listClients(head.manifest, program);
  const way =
    alias === undefined
      ? "The engine makes it anew because something changed that cannot be changed in place."
      : `To keep the client id, give ${placeOfAlias(head.urn)} the option ${alias}`;
  return {
    area: "app",
    kind: "clientIdReplaced",
    severity: severityOf("clientIdReplaced"),
    subject: head.manifest.name,
    before: isMoved ? base.urn : "the client id of today",
    after: isMoved ? head.urn : "a new client id",
    consequence: `The app is deleted and made anew with another client id. Every client that holds the old one stops working, and consent that was given by hand is lost.${sayClients(clients)} ${way}`,
    aliasToKeep: alias,
    clients,
  };
}

/** For an app that an alias leads to: undefined where nothing in the program shows. */
export function compareNames(base: ReviewedApp, head: ReviewedApp): readonly AppChange[] {
  if (base.urn === head.urn && base.manifest.name === head.manifest.name) return [];
  return [
    {
      area: "app",
      kind: "logicalNameChanged",
      severity: severityOf("logicalNameChanged"),
      subject: head.manifest.name,
      before: base.urn,
      after: head.urn,
      consequence: "An alias leads from the old name to the new one, so the app keeps its client id.",
    },
  ];
}

export function comparePrincipals({ base, head }: ComparedApp): readonly AppChange[] {
  const [was, is] = [base.servicePrincipal !== undefined, head.servicePrincipal !== undefined];
  if (was === is) return [];
  const kind = is ? "principalAdded" : "principalRemoved";
  return [
    {
      area: "app",
      kind,
      severity: severityOf(kind),
      subject: "service principal",
      before: was ? "in this tenant" : undefined,
      after: is ? "in this tenant" : undefined,
      consequence: is
        ? "The app can be signed in to, assigned and consented to in this tenant."
        : "The app cannot be signed in to in this tenant any more, and its consents and assignments there are gone.",
    },
  ];
}

/** Apps of the program that ask for the app's API, or are pre-authorised for it; sorted. */
function listClients({ name, exposes }: AppManifest, program: Program): readonly string[] {
  const [api, others] = [programApi(name), [...program.values()].filter((app) => app.name !== name)];
  const clients = others.filter(
    (app) =>
      [...app.requests, ...app.consents].some((reference) => reference.api === api) ||
      exposes.preAuthorized.some(({ client }) => client.state === "known" && client.value === programApi(app.name)),
  );
  return clients.map((client) => client.name).sort();
}

function sayClients(clients: readonly string[]): string {
  return clients.length > 0
    ? ` In this program, ${clients.join(", ")} ${clients.length === 1 ? "uses" : "use"} its API.`
    : "";
}

function listTaken({ consents, assignments, credentials, exposes }: AppManifest): readonly string[] {
  const counts: readonly (readonly [number, string])[] = [
    [consents.length, "consent"],
    [assignments.length, "assignment"],
    [credentials.length, "credential"],
    [exposes.scopes.length, "scope"],
    [exposes.roles.length, "app role"],
  ];
  return counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}${count === 1 ? "" : "s"}`);
}
