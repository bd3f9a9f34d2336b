/** Gets a token by every way that an app is meant for, and has what the tokens open called. */
import type { PermissionKind } from "../../catalogue";
import { programApiName } from "../../manifest";
import type { AppToken } from "../../token";
import type { Check } from "./check";
import { notTried } from "./judgeCall";
import { judgeConsentPage, judgeToken } from "./judgeToken";
import type { LackPlace } from "./locateMissing";
import { callsWanted, makeCalls } from "./makeCalls";
import { apiOfRequest, type FlowName, meantFlows, type TenantPlace } from "./meantFlows";
import type { ProvedApp } from "./provedApp";
import type { FlowOutcome, ProvingAgents } from "./provingAgents";

const flowTitles: Readonly<Record<FlowName, string>> = {
  publicClient: "browser",
  singlePage: "single page",
  web: "web server",
  deviceCode: "device code",
  federated: "federated",
  certificate: "certificate",
  secret: "secret",
};

/** How a token was come by, and what came of it. */
interface Attempt {
  readonly title: string;
  readonly kind: PermissionKind;
  readonly outcome: FlowOutcome;
}

/** The rows of tokens, then those of calls. */
export async function proveFlows(app: ProvedApp, place: TenantPlace, agents: ProvingAgents): Promise<readonly Check[]> {
  const attempts = agents.given === undefined ? await attemptAll(app, place, agents) : [judgeGiven(agents.given)];
  const asked = (["delegated", "application"] as const).filter((kind) => asksFor(app, kind));
  const kinds = agents.given === undefined ? asked : attempts.map(({ kind }) => kind);
  const tokens = attempts.flatMap((attempt) => tokenChecks(attempt, app, place));
  const without = kinds.flatMap((kind) => (attempts.some((attempt) => attempt.kind === kind) ? [] : [noFlow(kind)]));
  const calls = await Promise.all(kinds.map((kind) => callChecks(kind, app, { attempts, agents })));
  return [...tokens, ...without, ...calls.flat()];
}

async function attemptAll(app: ProvedApp, place: TenantPlace, agents: ProvingAgents): Promise<readonly Attempt[]> {
  const flows = meantFlows({ ...app, manifest: app.declared }, place);
  return Promise.all(
    flows.map(async (flow) => ({
      title: flowTitles[flow.name],
      kind: flow.kind,
      outcome: await agents.getTokens(flow),
    })),
  );
}

function judgeGiven(token: AppToken): Attempt {
  const kind = token.content?.claims.appOnly === true ? "application" : "delegated";
  return { title: "given", kind, outcome: { got: "tokens", tokens: [token] } };
}

function asksFor({ declared }: ProvedApp, kind: PermissionKind): boolean {
  return declared.requests.some((request) => request.kind === kind);
}

function tokenChecks({ title, kind, outcome }: Attempt, app: ProvedApp, place: TenantPlace): readonly Check[] {
  const row = { kind: "token", subject: title, details: [] } as const;
  if (outcome.got === "nothing") {
    return [{ ...row, verdict: "notProved", found: outcome.why, ...(outcome.fix && { fix: outcome.fix }) }];
  }
  if (outcome.got === "refusal") return [{ ...row, verdict: "differs", found: outcome.problem, fix: outcome.fix }];
  if (outcome.got === "consentPage") return [judgeConsentPage(title, outcome, app)];
  return outcome.tokens.map((token) => {
    const api = apiOfRequest(token.api, app.declared, place);
    const apiTitle = programApiName(api) ?? token.api;
    return judgeToken({ flow: title, kind, token, api, apiTitle }, lackPlace(app, token));
  });
}

function lackPlace({ declared, actual }: ProvedApp, { content }: AppToken): LackPlace {
  return { declared, actual, person: content?.claims.objectId };
}

function noFlow(kind: PermissionKind): Check {
  const row = { kind: "token", verdict: "notProved", details: [] } as const;
  return kind === "delegated"
    ? { ...row, subject: "on behalf", found: "it acts for its callers, and nobody signs in to it here" }
    : { ...row, subject: "alone", found: "the program declares nothing that proves the app" };
}

const microsoftGraph = "Microsoft Graph";

interface Calling {
  readonly attempts: readonly Attempt[];
  readonly agents: ProvingAgents;
}

/** With the first token that there is: the others were compared, and hold the same. */
async function callChecks(
  kind: PermissionKind,
  app: ProvedApp,
  { attempts, agents }: Calling,
): Promise<readonly Check[]> {
  const calls = callsWanted(app.declared, kind, agents.furtherCalls);
  if (calls.length === 0) return [];
  const tokens = attempts
    .filter((attempt) => attempt.kind === kind)
    .flatMap(({ outcome }) => (outcome.got === "tokens" ? outcome.tokens : []));
  const token = tokens.find(({ api }) => api === microsoftGraph);
  if (token === undefined) return [notTried({ group: "Graph" }, "there is no token to call with")];
  return makeCalls(calls, { token, agents, place: lackPlace(app, token) });
}
