/** Signs a person in for an app: who they are, what the app may do, and back to the app with a code. */
import { issueIdToken } from "../../tokens/issueIdToken";
import { checkAssigned, rolesInClient } from "../consent/appRoles";
import { missingConsent } from "../consent/consentQuestion";
import { askConsent } from "../interaction/askConsent";
import { identify } from "../interaction/identify";
import type { Outcome } from "../interaction/outcome";
import type { Visit } from "../interaction/visit";
import { Refusal, refuse } from "../refusals/refusal";
import { traceOf } from "../refusals/renderRefusal";
import type { Person } from "../sessions/people";
import { clientInfo } from "../token/clientInfo";
import { answerApp, refuseToApp } from "./answerApp";
import { type AuthorizeRequest, type CheckedRequest, responseTypesOf } from "./authorizeRequest";
import { issueAuthorizationCode } from "./issueAuthorizationCode";
import { checkRequest } from "./pipeline";

/** The next page, or the way back to the app; a refusal goes to the app. */
export async function authorize(visit: Visit, request: AuthorizeRequest): Promise<Outcome> {
  try {
    const checked = checkRequest(request);
    return checked.prompt === "none" ? await answerSilently(visit, checked) : await interact(visit, checked);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refuseToApp(request, error, traceOf(visit.context, visit.correlationId));
  }
}

/** `prompt=none`: whatever would need a page is an error. */
async function answerSilently(visit: Visit, request: CheckedRequest): Promise<Outcome> {
  const { person } = visit;
  if (person === undefined || !isHinted(request, person)) throw refuse(50058);
  const { client, context, requested } = request;
  checkAssigned(context, client, person.user);
  const missing = missingConsent(context, { client, userId: person.user.id }, { requested, forced: false });
  if (missing.length > 0) {
    const names = missing.map(({ scope }) => scope.value).join(", ");
    throw refuse(65001, { app: client.displayName, missing: names }, { error: "interaction_required" });
  }
  return answerWithCode(request, person);
}

async function interact(visit: Visit, request: CheckedRequest): Promise<Outcome> {
  const { prompt, client, context, requested, fields } = request;
  const asksWho = prompt === "login" || prompt === "select_account";
  const mayUseSession = !asksWho && (visit.person === undefined || isHinted(request, visit.person));
  const hint = fields.get("login_hint");
  const identified = identify(visit, { app: client.displayName, mayUseSession, hint });
  if ("outcome" in identified) return identified.outcome;

  const { person } = identified;
  checkAssigned(context, client, person.user);
  const page = askConsent(visit, { client, person, requested, forced: prompt === "consent" });
  return page ?? answerWithCode(request, person);
}

/** Somebody else's session is of no use to an app that names the person. */
function isHinted({ fields }: CheckedRequest, { user }: Person): boolean {
  const hint = fields.get("login_hint")?.toLowerCase();
  return hint === undefined || hint === "" || hint === user.userPrincipalName.toLowerCase();
}

async function answerWithCode(request: CheckedRequest, { user }: Person): Promise<Outcome> {
  const { context, client, fields, requested } = request;
  const types = responseTypesOf(request);
  const code = types.includes("code") ? issueAuthorizationCode(request, user) : undefined;
  const idToken = types.includes("id_token")
    ? await issueIdToken(context, {
        appId: client.appId,
        user,
        roles: rolesInClient(context, client, user),
        oidc: requested.oidc,
        nonce: fields.get("nonce") ?? null,
        ...(code !== undefined && { code }),
      })
    : undefined;
  return answerApp(request, {
    code,
    id_token: idToken,
    client_info: fields.get("client_info") === "1" ? clientInfo(context, user) : undefined,
    session_state: context.random.uuid(),
  });
}
