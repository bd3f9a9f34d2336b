/** Signs a person in for an app: who they are, what the app may do, and back to the app with a code. */
import type { TenantContext } from "../../context";
import { checkAssigned } from "../consent/appRoles";
import { missingConsent } from "../consent/consentQuestion";
import type { FormFields } from "../formFields";
import { askConsent } from "../interaction/askConsent";
import { identify } from "../interaction/identify";
import type { Outcome } from "../interaction/outcome";
import type { Visit } from "../interaction/visit";
import { Refusal, refuse } from "../refusals/refusal";
import { traceOf } from "../refusals/renderRefusal";
import type { SignedIn } from "../sessions/browserSessions";
import { readLoginHint } from "../sessions/loginHint";
import { checkSecondFactor } from "../sessions/secondFactor";
import { clientInfo } from "../token/clientInfo";
import { issueClientIdToken } from "../token/issueClientIdToken";
import { answerApp, refuseToApp } from "./answerApp";
import { type AuthorizeRequest, type CheckedRequest, responseTypesOf } from "./authorizeRequest";
import { promptOf } from "./checks/checkPrompt";
import { matchingAccounts } from "./chooseAccount";
import { issueAuthorizationCode } from "./issueAuthorizationCode";
import { checkRequest } from "./pipeline";

/**
 * The next page, or the way back to the app; a refusal goes to the app.
 *
 * @throws {Refusal} one that is for the person, to be shown as a page
 */
export async function authorize(visit: Visit, request: AuthorizeRequest): Promise<Outcome> {
  try {
    const checked = checkRequest(request);
    return checked.prompt === "none" ? await answerSilently(visit, checked) : await interact(visit, checked);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.isForPerson && promptOf(request) !== "none") throw error;
    return refuseToApp(request, error, traceOf(visit.context, visit.correlationId));
  }
}

/** `prompt=none`: whatever would need a page is an error. */
async function answerSilently(visit: Visit, request: CheckedRequest): Promise<Outcome> {
  const signedIn = requireOneAccount(visit, request);
  const { user } = signedIn.person;
  const { client, context, requested } = request;
  checkSecondFactor(context, signedIn.person, signedIn.account.isStrong);
  checkAssigned(context, client, user);
  const missing = missingConsent(context, { client, userId: user.id }, { requested, forced: false });
  if (missing.length > 0) {
    const names = missing.map(({ scope }) => scope.value).join(", ");
    throw refuse(65001, { app: client.displayName, missing: names }, { error: "interaction_required" });
  }
  return answerWithCode(visit, request, signedIn);
}

/** @throws {Refusal} 160021 or 50058 when nobody fits, 16000 when several do, 50133 when the sign-in was revoked */
function requireOneAccount(visit: Visit, { context, fields }: CheckedRequest): SignedIn {
  const matching = matchingAccounts(context.store, visit.accounts, fields);
  const current = matching.filter(({ isRevoked }) => !isRevoked);
  const [first, second] = current;
  if (second !== undefined) throw refuse(16000);
  if (first !== undefined) return first;
  const [revoked] = matching;
  if (revoked !== undefined) throw refuse(50133, { user: revoked.person.user.userPrincipalName });
  throw refuse((fields.get("sid") ?? "") === "" ? 50058 : 160021);
}

async function interact(visit: Visit, request: CheckedRequest): Promise<Outcome> {
  const { prompt, client, context, requested, fields } = request;
  const mayUseSession = useSession(visit, request);
  const hint = hintedName(context, fields);
  const identified = identify(visit, { app: client.displayName, mayUseSession, hint });
  if ("outcome" in identified) return identified.outcome;

  const { person } = identified;
  checkAssigned(context, client, person.user);
  const page = askConsent(visit, { client, person, requested, forced: prompt === "consent" });
  return page ?? answerWithCode(visit, request, requireSignedIn(visit));
}

/** Goes on as the one person who is signed in and meant; false when somebody has to be asked who they are. */
function useSession(visit: Visit, { prompt, context, fields }: CheckedRequest): boolean {
  if (prompt === "login" || prompt === "select_account") return false;
  const signedIn = visit.accounts.filter(({ isRevoked }) => !isRevoked);
  const [first, second] = matchingAccounts(context.store, signedIn, fields);
  if (first === undefined || second !== undefined) return false;
  if (visit.submission === undefined) visit.use(first.account);
  return true;
}

/** The name for the sign-in page to begin with; the hint may be one that nobody can read. */
function hintedName({ store }: TenantContext, fields: FormFields): string | undefined {
  const hint = fields.get("login_hint");
  return hint === undefined ? undefined : (readLoginHint(store, hint)?.userPrincipalName ?? hint);
}

function requireSignedIn({ signedIn }: Visit): SignedIn {
  if (signedIn === undefined) throw new Error("a person was identified, but nobody is signed in");
  return signedIn;
}

async function answerWithCode(visit: Visit, request: CheckedRequest, signedIn: SignedIn): Promise<Outcome> {
  const { context, client, fields, requested } = request;
  const { account, person } = signedIn;
  visit.use({ ...account, apps: [...new Set([...account.apps, client.appId])] });
  const types = responseTypesOf(request);
  const code = types.includes("code") ? issueAuthorizationCode(request, account) : undefined;
  const idToken = types.includes("id_token")
    ? await issueClientIdToken(context, client, {
        person,
        oidc: requested.oidc,
        nonce: fields.get("nonce") ?? null,
        sid: account.sid,
        signedIn: account.signedIn,
        isInAddress: true,
        ...(code !== undefined && { code }),
      })
    : undefined;
  return answerApp(request, {
    code,
    id_token: idToken,
    client_info: fields.get("client_info") === "1" ? clientInfo(context, person.user) : undefined,
    session_state: context.random.uuid(),
  });
}
