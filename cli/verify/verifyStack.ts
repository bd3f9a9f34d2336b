/** Verifies the chosen apps of a stack, and leaves the tenant as it was. */
import {
  type ActualApp,
  neverBroughtUp,
  type ProvingAgents,
  type RecordedIdentity,
  type TenantNames,
  type VerifiedApp,
  verifyApps,
} from "../../lifecycle";
import type { AppToken } from "../../token";
import { recordedPictures } from "../drift/recordedPictures";
import type { StackRecord } from "../stack/stackRecord";
import type { Tenant } from "../tenant/withTenant";
import { UsageError } from "../usageError";
import { answerOf, type ProgramRun } from "./askProgram";
import { callGraph } from "./callGraph";
import { type ChosenApps, chooseApps, isWanted } from "./chooseApps";
import { getFlowTokens } from "./getFlowTokens";
import { readToken } from "./readToken";
import { takeBackConsent } from "./takeBackConsent";
import type { VerifyStage } from "./verifyStage";

export interface StackVerification {
  readonly record: Pick<StackRecord, "project" | "stack" | "engine">;
  readonly tenantId: string;
  /** Sign-in name of the user of a practice tenant who was played. */
  readonly played: string | undefined;
  readonly apps: readonly VerifiedApp[];
}

/** @throws errors of the tenant, of the options, and of names that no app has */
export async function verifyStack(
  wanted: readonly string[],
  running: Promise<ProgramRun>,
  stage: VerifyStage,
): Promise<StackVerification> {
  const { record, tenant, place, person, options, deps } = stage;
  const furtherCalls = (options.call ?? []).map(requirePath);
  const recordedWith = (names?: TenantNames) => recordedPictures(record, { ...place, principals: clientIdsIn(names) });
  const recorded = recordedWith();
  const candidates = recorded.filter(({ name }) => isWanted(name, wanted));
  const given = options.tokenStdin === true ? await readToken(candidates, stage) : undefined;
  const chosen = await choose(given === undefined ? wanted : [given.app.name], recorded, running);
  const undo: (() => Promise<void>)[] = [];
  const verification = {
    ...{ project: record.project.name, stack: record.stack.name, chosen: chosen.recorded, place },
    signal: deps.interrupted,
    recordedWith,
    programWith: async (names: TenantNames) => {
      const ids = { ...place, principals: clientIdsIn(names), people: names.people };
      return answerOf(await running, record, { ...ids, operatorObjectId: tenant.operator.objectId });
    },
  };
  try {
    const verified = await verifyApps(tenant.directory, verification, (app, actual) => {
      undo.push(() => leaveAsFound(actual, stage));
      return { ...agentsOf(app, stage), furtherCalls, given: given?.token };
    });
    const apps = [...verified, ...chosen.declaredOnly.map(neverBroughtUp)];
    return { record, tenantId: tenant.tenantId, played: person?.userPrincipalName, apps };
  } finally {
    await Promise.all(undo.map((work) => work()));
  }
}

/** Of principals, by their object ids. */
function clientIdsIn(names: TenantNames | undefined): ReadonlyMap<string, string> {
  return new Map([...(names?.apis.byObjectId.values() ?? [])].map(({ objectId, clientId }) => [objectId, clientId]));
}

/** The program is waited for only where it may know an app that the state does not. */
async function choose(
  names: readonly string[],
  recorded: readonly RecordedIdentity[],
  running: Promise<ProgramRun>,
): Promise<ChosenApps> {
  const isEachKnown = names.length > 0 && names.every((name) => recorded.some((app) => app.name === name));
  if (isEachKnown) return chooseApps(names, recorded, []);
  const run = await running;
  if (!("failure" in run))
    return chooseApps(
      names,
      recorded,
      run.manifests.map(({ name }) => name),
    );
  // There is nothing else that could be told.
  if (recorded.length === 0) throw new UsageError(run.failure.problem, run.failure.fix);
  return chooseApps(names, recorded, []);
}

/** Only reading calls are made, so the method needs not be said. */
function requirePath(call: string): string {
  const path = call.replace(/^GET\s+/i, "");
  if (/^\/\S*$/.test(path)) return path;
  throw new UsageError(`--call "${call}" is no path of Microsoft Graph to read.`, "write it as /me/messages");
}

function agentsOf(
  { manifest: declared }: RecordedIdentity,
  stage: VerifyStage,
): Omit<ProvingAgents, "furtherCalls" | "given"> {
  const { tenant, place, options, deps, person } = stage;
  const graph = { graphBaseUrl: place.graph, practiceCaPem: tenant.practice?.caPem, signal: deps.interrupted };
  return {
    getTokens: (flow) => getFlowTokens({ flow, declared }, stage),
    callGraph: (token: AppToken, paths) => callGraph(token, paths, graph),
    user: person?.userPrincipalName ?? options.user ?? personOf(tenant),
  };
}

/** Whoever runs the command, unless that is an app. */
function personOf({ operator }: Tenant): string | undefined {
  return operator.appOnly ? undefined : operator.user;
}

/** A person of a real tenant decides for themselves what they accept. */
async function leaveAsFound({ byId }: ActualApp, { tenant: { practice }, person }: VerifyStage): Promise<void> {
  const principal = byId?.servicePrincipal;
  if (practice === undefined || person === undefined || principal === undefined) return;
  await takeBackConsent(practice, principal, person.objectId);
}
