/** Lets an administrator consent for the whole tenant at once, application permissions included. */
import type { TenantContext } from "../../context";
import { type AnswerParameters, deliver } from "../authorize/answerApp";
import { checkClientEnabled } from "../clientChecks/checkClientEnabled";
import { requireClient } from "../clientChecks/requireClient";
import { requireRedirectUri } from "../clientChecks/requireRedirectUri";
import type { Client } from "../clients/findClient";
import { registeredUris } from "../clients/findRedirectUri";
import { approvalContent, wholeTenantContent } from "../consent/questionContent";
import { recordConsent } from "../consent/recordConsent";
import type { FormFields } from "../formFields";
import { identify } from "../interaction/identify";
import { type Outcome, showPage } from "../interaction/outcome";
import type { Visit } from "../interaction/visit";
import { adminApprovalPage } from "../pages/adminApprovalPage";
import { consentPage } from "../pages/consentPage";
import { Refusal, refuse } from "../refusals/refusal";
import { describeRefusal, traceOf } from "../refusals/renderRefusal";
import type { Person } from "../sessions/person";
import type { AdminConsentForm, AdminConsentRequest } from "./adminConsentRequest";
import { type ConsentRequest, requestedConsent } from "./requestedConsent";

/**
 * The pages, then back to the app.
 *
 * @throws {Refusal} to be shown as a page, when there is nowhere to send it
 */
export function adminConsent(visit: Visit, request: AdminConsentRequest): Outcome {
  const { client, fields } = request;
  checkClientEnabled({ client });
  if (fields.has("redirect_uri") && registeredUris(client).length > 0) requireRedirectUri(client, fields);
  const consent = requestedConsent(visit.context, request);
  const identified = identify(visit, { app: client.displayName, mayUseSession: true });
  if ("outcome" in identified) return identified.outcome;

  const answer = decide(visit, request, { person: identified.person, consent });
  if ("kind" in answer) return answer;
  // An app with no redirect URI at all (a daemon) is refused only now: the consent is given and stays.
  const { redirectUri } = requireRedirectUri(client, fields);
  return deliver("query", redirectUri, { ...answer.parameters, state: fields.get("state") });
}

/** A page to show, or what the app is told. */
function decide(
  visit: Visit,
  request: AdminConsentRequest,
  asked: { person: Person; consent: ConsentRequest },
): Outcome | { readonly parameters: AnswerParameters } {
  try {
    return asked.person.role === "administrator"
      ? ask(visit, request, asked)
      : needAdministrator(visit, request.client, asked.person);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { parameters: refusedAnswer(visit, request, error) };
  }
}

function ask(
  visit: Visit,
  request: AdminConsentRequest,
  { person, consent }: { person: Person; consent: ConsentRequest },
): Outcome | { readonly parameters: AnswerParameters } {
  const { context, submission } = visit;
  const { client } = request;
  const subject = [client.appId, ...consent.names].join(" ");
  if (submission?.step !== "consent" || submission.subject !== subject) {
    const content = wholeTenantContent({ client, person }, consent);
    return showPage(consentPage(content, visit.stamp("consent", subject)));
  }
  if (submission.fields.get("decision") !== "accept") throw refuse(65004, { app: client.displayName });
  recordConsent(context, { client, userId: undefined, items: consent.items, roles: consent.roles });
  return {
    parameters: {
      admin_consent: "True",
      tenant: context.tenantId,
      scope: request.form === "v2" ? request.fields.get("scope") : undefined,
    },
  };
}

function needAdministrator(visit: Visit, client: Client, person: Person): Outcome {
  const refusal = refuse(90094, { app: client.displayName, missing: "consent for the whole tenant" });
  if (visit.submission?.step === "adminApproval") throw refusal;
  const content = approvalContent({ client, person }, { permissions: [], refusal });
  return showPage(adminApprovalPage(content, visit.stamp("adminApproval")), refusal.status);
}

function refusedAnswer(visit: Visit, { form }: AdminConsentRequest, refusal: Refusal): AnswerParameters {
  const description = describeRefusal(refusal, traceOf(visit.context, visit.correlationId));
  return form === "v2"
    ? { admin_consent: "True", error: "consent_required", error_description: description }
    : { error: "permission_denied", error_description: description };
}

/** The app that the request is about. @throws {Refusal} */
export function readAdminConsent(
  context: TenantContext,
  form: AdminConsentForm,
  fields: FormFields,
): AdminConsentRequest {
  return { client: requireClient(context, fields.get("client_id")), form, fields };
}
