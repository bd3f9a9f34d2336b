/** Asks a person whether an app may have what it requests, and writes the answer down. */
import type { Client } from "../clients/findClient";
import { type ConsentItem, groupItems } from "../consent/consentItem";
import { missingConsent } from "../consent/consentQuestion";
import { needsAdministrator } from "../consent/needsAdministrator";
import { recordConsent } from "../consent/recordConsent";
import { adminApprovalPage } from "../pages/adminApprovalPage";
import { type ConsentPageContent, consentPage } from "../pages/consentPage";
import { refuse } from "../refusals/refusal";
import type { RequestedScope } from "../scopes/resolveScope";
import type { Person } from "../sessions/person";
import { type Outcome, showPage } from "./outcome";
import type { Visit } from "./visit";

export interface ConsentQuestion {
  readonly client: Client;
  readonly person: Person;
  readonly requested: RequestedScope;
  /** Ask although everything is granted. */
  readonly forced: boolean;
  /** What the visit is about, for hidden fields; the permissions are added to it. */
  readonly subject?: string;
}

/** Undefined once nothing is missing any more. */
export type ConsentAnswer = Outcome | undefined;

/**
 * The page to show, or undefined when the person consented just now or had before.
 *
 * @throws {Refusal} 65004 when the person declined
 */
export function askConsent(visit: Visit, question: ConsentQuestion): ConsentAnswer {
  const { client, person } = question;
  const pair = { client, userId: person.user.id };
  const items = missingConsent(visit.context, pair, question);
  if (items.length === 0) return undefined;

  const forbidden = needsAdministrator(visit.context, question, items);
  if (forbidden.length > 0) return needApproval(visit, question, forbidden);

  const subject = subjectOf(question, items);
  const { submission } = visit;
  if (submission?.step !== "consent" || submission.subject !== subject) {
    return showConsentPage(visit, question, { items, subject });
  }
  if (submission.fields.get("decision") !== "accept") throw refuse(65004, { app: client.displayName });
  const forTenant = person.role === "administrator" && submission.fields.get("wholeTenant") === "on";
  recordConsent(visit.context, { client, items, userId: forTenant ? undefined : person.user.id });
  return undefined;
}

/** Exactly what the page says: consent is given to that app and list and nothing else, even if they change meanwhile. */
function subjectOf({ subject = "", client, person }: ConsentQuestion, items: readonly ConsentItem[]): string {
  return [subject, client.appId, person.user.id, ...items.map(nameItem)].join(" ");
}

/** What is consented to, in ids. */
export function nameItem({ client, api, scope }: ConsentItem): string {
  return `${client.appId}>${api.appId}/${scope.value}`;
}

function showConsentPage(
  visit: Visit,
  { client, person }: ConsentQuestion,
  { items, subject }: { items: readonly ConsentItem[]; subject: string },
): Outcome {
  return showPage(
    consentPage({
      stamp: visit.stamp("consent", subject),
      app: client.displayName,
      person: person.user.userPrincipalName,
      asked: describeItems(client, items),
      reach: person.role === "administrator" ? "self or tenant" : "self",
    }),
  );
}

/** For the page: titles are the API's own, from its principal in the directory. What another app gets says so. */
export function describeItems(asking: Client, items: readonly ConsentItem[]): ConsentPageContent["asked"] {
  return groupItems(items).map(({ client, api, scopes }) => ({
    api: client.appId === asking.appId ? api.displayName : `${api.displayName}, for ${client.displayName}`,
    permissions: scopes.map(({ value, userConsentDisplayName, adminConsentDisplayName }) => ({
      title: userConsentDisplayName ?? adminConsentDisplayName ?? value,
      name: value,
    })),
  }));
}

/** A dead end for a plain user: back to the app, which is told "access_denied", or on as somebody else. */
function needApproval(
  visit: Visit,
  { client, person, subject = "" }: ConsentQuestion,
  forbidden: readonly ConsentItem[],
): Outcome {
  const permissions = forbidden.map(({ scope }) => scope.value);
  const refusal = refuse(90094, { app: client.displayName, missing: permissions.join(", ") });
  const { submission } = visit;
  if (submission?.step === "adminApproval" && submission.fields.get("decision") === "decline") throw refusal;
  const page = adminApprovalPage({
    stamp: visit.stamp("adminApproval", subject),
    app: client.displayName,
    person: person.user.userPrincipalName,
    permissions,
    refusal: `AADSTS${refusal.code}: ${refusal.message}`,
  });
  return showPage(page, refusal.status);
}
