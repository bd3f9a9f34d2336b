/** What an app would ask of whom, in the order of the pages, without anybody signing in. */
import type { TenantContext } from "../../context";
import { requireClient } from "../clientChecks/requireClient";
import type { Client } from "../clients/findClient";
import { registeredUris } from "../clients/findRedirectUri";
import { listPeople } from "../sessions/people";
import type { Person } from "../sessions/person";
import { consentedAtSignIn, consentedForTenant } from "./alreadyConsented";
import type { ConsentPreview, ConsentView, PreviewOutcome, PreviewRequest, PreviewStep } from "./consentPreview";
import { requestedScopes } from "./requestedScopes";
import { signInSteps } from "./signInSteps";
import { tenantSteps } from "./tenantSteps";

/**
 * The views of users, then of administrators who sign in, then of the administrator who consents for everybody. Users whom
 * the directory treats differently (consent for some of them, assignment) have a view each. The directory stays as it is.
 *
 * @throws {Refusal} 700016 for an app that nobody has here
 */
export function previewConsent(context: TenantContext, request: PreviewRequest): ConsentPreview {
  const policy = request.policy ?? context.settings.userConsentPolicy;
  const place: TenantContext = { ...context, settings: { ...context.settings, userConsentPolicy: policy } };
  const client = requireClient(place, request.clientId);
  const scopes = requestedScopes(place, client, request);
  const people = listPeople(place.store);
  const administrators = people.filter(({ role }) => role === "administrator");
  const users = people.filter(({ role }) => role !== "administrator");
  return {
    clientId: client.appId,
    app: client.displayName,
    policy,
    views: [
      ...signInViews(place, { client, people: users, scopes }),
      // That nobody signs in needs to be said once.
      ...signInViews(place, { client, people: canSignIn(client) ? administrators : [], scopes }),
      ...administrators.slice(0, 1).map((person) => tenantView(place, client, person)),
    ],
  };
}

interface SignIns {
  readonly client: Client;
  readonly people: readonly Person[];
  readonly scopes: readonly string[];
}

/** One view for all who meet the same. */
function signInViews(context: TenantContext, { client, people, scopes }: SignIns): ConsentView[] {
  const groups = new Map<string, { people: Person[]; view: Omit<ConsentView, "people" | "isEverybody"> }>();
  for (const person of people) {
    const view = signInView(context, { client, person, scopes });
    const key = JSON.stringify([view.steps.map(impersonal), view.consented]);
    const group = groups.get(key) ?? { people: [], view };
    group.people.push(person);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ view, people: alike }) => ({
    ...view,
    people: alike.map(nameOf),
    isEverybody: groups.size === 1,
  }));
}

function signInView(
  context: TenantContext,
  { client, person, scopes }: { client: Client; person: Person; scopes: readonly string[] },
): Omit<ConsentView, "people" | "isEverybody"> {
  const who = person.role === "administrator" ? "administrator" : "user";
  if (!canSignIn(client)) return { who, at: "signIn", outcome: "noSignIn", steps: [], consented: [] };
  const steps = signInSteps(context, { client, person }, scopes);
  const consented = consentedAtSignIn(context, { client, userId: person.user.id }, scopes);
  return { who, at: "signIn", outcome: outcomeOf(steps), steps, consented };
}

/** With a browser that comes back to the app, or with a device code. */
function canSignIn(client: Client): boolean {
  return registeredUris(client).length > 0 || client.application?.isFallbackPublicClient === true;
}

function tenantView(context: TenantContext, client: Client, person: Person): ConsentView {
  const { consented, isAll } = consentedForTenant(context, client);
  // The address would ask for all of it again; there is no reason to open it.
  const steps = isAll ? [] : tenantSteps(context, { client, person });
  const view = { who: "administrator", at: "adminConsent", people: [nameOf(person)], isEverybody: true } as const;
  // A refusal behind the consent, which is given then, is told among the steps.
  const isAsked = steps.some(({ page }) => page === "consent");
  return { ...view, outcome: isAsked ? "asked" : outcomeOf(steps), steps, consented };
}

function outcomeOf(steps: readonly PreviewStep[]): PreviewOutcome {
  const pages = steps.map(({ page }) => page);
  if (pages.includes("refusal")) return "refused";
  if (pages.includes("adminApproval")) return "blocked";
  return pages.includes("consent") ? "asked" : "notAsked";
}

/** What tells apart the steps of people, without their names. */
function impersonal(step: PreviewStep): unknown {
  if (step.page === "refusal") return step.code;
  return "content" in step ? { ...step, content: { ...step.content, person: "" } } : step;
}

function nameOf({ user: { userPrincipalName, displayName } }: Person) {
  return { userPrincipalName, displayName };
}
