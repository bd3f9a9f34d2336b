/** Asks a person whether an app may have what it requests, and writes the answer down. */
import type { ConsentItem } from "../consent/consentItem";
import { approvalContent, nameItem, signInContent } from "../consent/questionContent";
import { recordConsent } from "../consent/recordConsent";
import { type SignInDemand, type SignInQuestion, signInQuestion } from "../consent/signInQuestion";
import { adminApprovalPage } from "../pages/adminApprovalPage";
import { consentPage } from "../pages/consentPage";
import { refuse } from "../refusals/refusal";
import { type Outcome, showPage } from "./outcome";
import type { Visit } from "./visit";

export interface ConsentQuestion extends SignInDemand {
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
  const asked = signInQuestion(visit.context, question);
  if (asked.kind === "nothing") return undefined;
  return asked.kind === "approval" ? needApproval(visit, question, asked) : ask(visit, question, asked.items);
}

function ask(visit: Visit, question: ConsentQuestion, items: readonly ConsentItem[]): ConsentAnswer {
  const { client, person } = question;
  const subject = subjectOf(question, items);
  const { submission } = visit;
  if (submission?.step !== "consent" || submission.subject !== subject) {
    return showPage(consentPage(signInContent(question, items), visit.stamp("consent", subject)));
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

/** A dead end for a plain user: back to the app, which is told "access_denied", or on as somebody else. */
function needApproval(
  visit: Visit,
  question: ConsentQuestion,
  { forbidden, refusal }: Extract<SignInQuestion, { kind: "approval" }>,
): Outcome {
  const { submission } = visit;
  if (submission?.step === "adminApproval" && submission.fields.get("decision") === "decline") throw refusal;
  const permissions = forbidden.map(({ scope }) => scope.value);
  const stamp = visit.stamp("adminApproval", question.subject);
  return showPage(adminApprovalPage(approvalContent(question, { permissions, refusal }), stamp), refusal.status);
}
