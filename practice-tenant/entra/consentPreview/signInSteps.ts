/** What one person comes to who signs in to an app and accepts whatever they are asked. */
import type { TenantContext } from "../../context";
import { checkAudience } from "../clientChecks/checkAudience";
import { checkClientEnabled } from "../clientChecks/checkClientEnabled";
import { requireClient } from "../clientChecks/requireClient";
import type { Client } from "../clients/findClient";
import { checkAssigned } from "../consent/appRoles";
import { approvalContent, signInContent } from "../consent/questionContent";
import { recordConsent } from "../consent/recordConsent";
import { type SignInDemand, type SignInQuestion, signInQuestion } from "../consent/signInQuestion";
import { adminApprovalPage } from "../pages/adminApprovalPage";
import { consentPage } from "../pages/consentPage";
import { Refusal } from "../refusals/refusal";
import { parseScope } from "../scopes/parseScope";
import { resolveScope } from "../scopes/resolveScope";
import type { Person } from "../sessions/person";
import type { PreviewStep } from "./consentPreview";
import { withoutTrace } from "./withoutTrace";

/** One request after the other, as /authorize answers them: each is judged by what the ones before it left. */
export function signInSteps(
  context: TenantContext,
  { client, person }: { client: Client; person: Person },
  scopes: readonly string[],
): PreviewStep[] {
  const steps: PreviewStep[] = [];
  // What is wrong with the app itself is said on a page; from then on the app is told, unless it is for the person.
  let isAppFine = false;
  try {
    checkClientEnabled({ client });
    checkAudience({ client, tenant: { kind: "concrete", written: context.tenantId } });
    isAppFine = true;
    withoutTrace(context.store, () => goThrough(context, { appId: client.appId, person, scopes }, steps));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    steps.push(refusalStep(error, error.isForPerson || !isAppFine));
  }
  return steps;
}

/** @throws {Refusal} where the way ends with an error; `steps` has what came before */
function goThrough(
  context: TenantContext,
  { appId, person, scopes }: { appId: string; person: Person; scopes: readonly string[] },
  steps: PreviewStep[],
): void {
  for (const [index, scope] of scopes.entries()) {
    // Read anew: consent may have given the app its principal.
    const client = requireClient(context, appId);
    const demand = { client, person, requested: resolveScope(context, client, parseScope(scope)), forced: false };
    if (index === 0) {
      steps.push({ page: "signIn", title: "Sign in" });
      checkAssigned(context, client, person.user);
    }
    const question = signInQuestion(context, demand);
    if (question.kind === "nothing") continue;
    steps.push(
      question.kind === "consent" ? consentStep(demand, question, scope) : blockedStep(demand, question, scope),
    );
    if (question.kind === "approval") return;
    recordConsent(context, { client, items: question.items, userId: person.user.id });
  }
}

function consentStep(
  demand: SignInDemand,
  { items }: Extract<SignInQuestion, { kind: "consent" }>,
  scope: string,
): PreviewStep {
  const content = signInContent(demand, items);
  return { page: "consent", title: consentPage(content).title, scope, content };
}

function blockedStep(
  demand: SignInDemand,
  { forbidden, refusal }: Extract<SignInQuestion, { kind: "approval" }>,
  scope: string,
): PreviewStep {
  const permissions = forbidden.map((item) => item.scope.value);
  const content = approvalContent(demand, { permissions, refusal });
  const blocked = forbidden.map(({ api, why, scope: { value } }) => ({ name: value, apiAppId: api.appId, why }));
  return { page: "adminApproval", title: adminApprovalPage(content).title, scope, content, blocked };
}

/** @param isShown whether a page says it */
export function refusalStep({ code, message, fix }: Refusal, isShown: boolean): PreviewStep {
  return { page: "refusal", code, message, fix, isShown };
}
