/** Gets a token by every way that an app is meant for, and makes one harmless call for each group of its permissions. */
import { findApi, type PermissionKind, userPlace } from "../../catalogue";
import { type AppManifest, programApiName } from "../../manifest";
import type { AppToken } from "../../token";
import type { Check } from "./check";
import { chooseHarmlessCalls, type HarmlessCall } from "./harmlessCalls";
import { type CallAnswer, judgeCall, notTried } from "./judgeCall";
import { judgeToken } from "./judgeToken";
import type { LackPlace } from "./locateMissing";
import { apiOfRequest, type FlowName, type MeantFlow, meantFlows, type TenantPlace } from "./meantFlows";

/** What came of the attempt to get tokens. */
export type FlowOutcome =
  | { readonly got: "tokens"; readonly tokens: readonly AppToken[] }
  /** Somebody was asked, and said no. */
  | { readonly got: "refusal"; readonly problem: string; readonly fix: string }
  /** Nobody was asked, or there is nothing to ask with. */
  | { readonly got: "nothing"; readonly why: string; readonly fix?: string };

/** Whoever gets tokens and calls. Nothing that they answer holds a token or a body. */
export interface ProvingAgents {
  readonly getTokens: (flow: MeantFlow) => Promise<FlowOutcome>;
  /** Makes the calls with the token of one API, in the order given. Paths are those below the version. */
  readonly callGraph: (token: AppToken, paths: readonly string[]) => Promise<readonly CallAnswer[]>;
  /** Whose things an app on its own reads: an id or a sign-in name; undefined: nobody is known. */
  readonly user: string | undefined;
  /** How manifests name the person of that object id. */
  readonly nameOfPerson: (objectId: string) => string;
}

/** An app as the state and the directory have it. */
export interface ProvedApp {
  readonly name: string;
  readonly clientId: string;
  readonly declared: AppManifest;
  readonly actual: AppManifest;
}

const flowTitles: Readonly<Record<FlowName, string>> = {
  publicClient: "browser",
  singlePage: "single page",
  web: "web server",
  deviceCode: "device code",
  federated: "federated",
  certificate: "certificate",
  secret: "secret",
};

/** The rows of tokens, then those of calls. */
export async function proveFlows(app: ProvedApp, place: TenantPlace, agents: ProvingAgents): Promise<readonly Check[]> {
  const flows = meantFlows({ ...app, manifest: app.declared }, place);
  const outcomes = await Promise.all(flows.map(agents.getTokens));
  const attempts = flows.flatMap((flow, at) => {
    const outcome = outcomes[at];
    return outcome === undefined ? [] : [{ flow, outcome }];
  });
  const kinds = (["delegated", "application"] as const).filter((kind) => asksFor(app, kind));
  const tokens = attempts.flatMap((attempt) => tokenChecks(attempt, app, { place, agents }));
  const without = kinds.flatMap((kind) => (flows.some((flow) => flow.kind === kind) ? [] : [noFlow(kind)]));
  const calls = await Promise.all(kinds.map((kind) => callChecks(kind, app, { attempts, agents })));
  return [...tokens, ...without, ...calls.flat()];
}

interface Attempt {
  readonly flow: MeantFlow;
  readonly outcome: FlowOutcome;
}

function asksFor({ declared }: ProvedApp, kind: PermissionKind): boolean {
  return declared.requests.some((request) => request.kind === kind);
}

function tokenChecks(
  { flow, outcome }: Attempt,
  app: ProvedApp,
  { place, agents }: { readonly place: TenantPlace; readonly agents: ProvingAgents },
): readonly Check[] {
  const subject = flowTitles[flow.name];
  const row = { kind: "token", subject, details: [] } as const;
  if (outcome.got === "nothing") {
    return [{ ...row, verdict: "notProved", found: outcome.why, ...(outcome.fix && { fix: outcome.fix }) }];
  }
  if (outcome.got === "refusal") return [{ ...row, verdict: "differs", found: outcome.problem, fix: outcome.fix }];
  return outcome.tokens.map((token) => {
    const api = apiOfRequest(token.api, app.declared, place);
    const apiTitle = programApiName(api) ?? token.api;
    return judgeToken({ flow: subject, kind: flow.kind, token, api, apiTitle }, lackPlace(app, token, agents));
  });
}

function lackPlace({ declared, actual }: ProvedApp, { content }: AppToken, agents: ProvingAgents): LackPlace {
  const objectId = content?.claims.objectId ?? "";
  return { declared, actual, person: agents.nameOfPerson(objectId) };
}

function noFlow(kind: PermissionKind): Check {
  const row = { kind: "token", verdict: "notProved", details: [] } as const;
  return kind === "delegated"
    ? { ...row, subject: "on behalf", found: "it acts for its callers, and nobody signs in to it here" }
    : { ...row, subject: "alone", found: "the program declares nothing that proves the app" };
}

interface Calling {
  readonly attempts: readonly Attempt[];
  readonly agents: ProvingAgents;
}

/** With the first token that there is: the others were compared, and hold the same. */
async function callChecks(kind: PermissionKind, app: ProvedApp, { attempts, agents }: Calling): Promise<Check[]> {
  const graph = findApi("microsoftGraph")?.displayName;
  const declared = app.declared.requests
    .filter((request) => request.kind === kind && request.api === "microsoftGraph")
    .map(({ permission }) => permission);
  const calls = chooseHarmlessCalls(declared, kind);
  const tokens = attempts
    .filter(({ flow }) => flow.kind === kind)
    .flatMap(({ outcome }) => (outcome.got === "tokens" ? outcome.tokens : []));
  const token = tokens.find(({ api }) => api === graph);
  if (calls.length === 0) return [];
  if (token === undefined) return [notTried({ group: "Graph" }, "there is no token to call with")];
  return makeCalls(calls, { token, agents, place: lackPlace(app, token, agents) });
}

interface CallPlace {
  readonly token: AppToken;
  readonly agents: ProvingAgents;
  readonly place: LackPlace;
}

async function makeCalls(calls: readonly HarmlessCall[], { token, agents, place }: CallPlace): Promise<Check[]> {
  const paths = calls.map((call) => pathOf(call, agents.user));
  const made = [...new Set(paths.filter((path) => path !== undefined))];
  const answers = await agents.callGraph(token, made);
  const answerTo = new Map(made.map((path, at) => [path, answers[at]]));
  const claims = token.content?.claims;
  const granted = (claims?.appOnly === true ? claims.roles : claims?.scopes) ?? [];
  return calls.map((call, at) => {
    const path = paths[at];
    const answer = path === undefined ? undefined : answerTo.get(path);
    if (path === undefined || answer === undefined) return notTried(call, whyNotMade(call));
    return judgeCall({ call, made: `GET ${path.split("?")[0]}`, answer, granted }, place);
  });
}

/** Undefined where the group has no call, or nobody is known to call it for. */
function pathOf({ path }: HarmlessCall, user: string | undefined): string | undefined {
  if (path === undefined || !path.includes(userPlace)) return path;
  return user === undefined ? undefined : path.replace(userPlace, encodeURIComponent(user));
}

function whyNotMade({ path, permissions }: HarmlessCall): string {
  if (path !== undefined) return "name a person whose things it may read, with --user";
  return `${permissions.join(" and ")} opens nothing that only reads`;
}
