/** `appreg verify`: whether the apps of a stack are in their tenant as declared, and whether their tokens and calls prove it. */
import { ProjectError } from "../../common";
import {
  type ActualApp,
  countVerdicts,
  neverBroughtUp,
  type ProgramAnswer,
  type ProvingAgents,
  type RecordedIdentity,
  type VerifiedApp,
  verifyApps,
} from "../../lifecycle";
import { type CliDeps, widthOf } from "../cliDeps";
import { type ExitCode, exitCodes } from "../exitCodes";
import { painter } from "../paint";
import { createProgress } from "../progress";
import { describeStack, findProject } from "../project/findProject";
import { readDeclared } from "../stack/readDeclared";
import { readStackRecord } from "../stack/readStackRecord";
import { recordedApps, recordedSymbols } from "../stack/recordedApps";
import type { StackRecord } from "../stack/stackRecord";
import { tenantOf } from "../stack/tenantOf";
import { cloudOf, type Tenant, withTenant } from "../tenant/withTenant";
import { callGraph } from "./callGraph";
import { chooseApps } from "./chooseApps";
import { choosePerson } from "./choosePerson";
import { getFlowTokens } from "./getFlowTokens";
import { queueWork } from "./oneAtATime";
import { renderVerification } from "./renderVerification";
import { takeBackConsent } from "./takeBackConsent";
import { verificationJson } from "./verificationJson";
import type { VerifyOptions, VerifyStage } from "./verifyStage";

/**
 * Exit code 1 where anything differs; what is not proved makes no difference, and is said.
 *
 * @throws errors of the project, the state of the stack, the tenant, and of names that no app has
 */
export async function runVerify(names: readonly string[], options: VerifyOptions, deps: CliDeps): Promise<ExitCode> {
  const project = findProject(options.cwd ?? deps.cwd);
  const stack = describeStack(project, options.stack);
  const progress = createProgress(deps.stderr);
  progress.show("reading the state of the stack …");
  try {
    const record = await readStackRecord(project, stack, { engine: options.engine, env: deps.env });
    const program = askProgram(record, deps);
    progress.show("looking at the apps, and signing in …");
    const place = { project, stack, env: deps.env };
    const apps = await withTenant(place, tenantOf(record), (tenant) => {
      const users = tenant.practice?.users;
      const person = users && choosePerson(users, options.user);
      const stage = { record, tenant, options, deps, person, oneAtATime: queueWork() };
      return verifyOnTenant(names, program, stage);
    });
    progress.clear();
    tellResult(apps, { record, options, deps });
    return countVerdicts(apps).differs > 0 ? exitCodes.differs : exitCodes.done;
  } finally {
    progress.clear();
  }
}

/** Never fails: what a program that does not run declares cannot be said, and all else can. */
async function askProgram({ project, stack }: StackRecord, deps: CliDeps): Promise<ProgramAnswer> {
  try {
    const { manifests } = await readDeclared({ project, stack, deps });
    return { manifests: new Map(manifests.map((manifest) => [manifest.name, manifest])) };
  } catch (error) {
    if (error instanceof ProjectError) return { why: error.problem, fix: error.fix };
    throw error;
  }
}

async function verifyOnTenant(
  names: readonly string[],
  program: Promise<ProgramAnswer>,
  stage: VerifyStage,
): Promise<readonly VerifiedApp[]> {
  const recorded = recordedApps(stage.record);
  const isEachKnown = names.length > 0 && names.every((name) => recorded.some((app) => app.name === name));
  // The program takes longest of all, and is waited for at the end where it is not needed before.
  const declared = isEachKnown ? [] : await declaredNames(program);
  const chosen = chooseApps(names, recorded, declared);
  const { record, tenant } = stage;
  const undo: (() => Promise<void>)[] = [];
  try {
    const verification = {
      ...{ project: record.project.name, stack: record.stack.name, recorded, chosen: chosen.recorded, program },
      symbols: { ...recordedSymbols(record), tenantId: tenant.tenantId },
      place: { tenantId: tenant.tenantId, ...hostsOf(stage), clientIds: clientIdsOf(recorded) },
    };
    const verified = await verifyApps(tenant.directory, verification, (app, actual) => {
      undo.push(() => leaveAsFound(actual, stage));
      return agentsOf(app, stage);
    });
    return [...verified, ...chosen.declaredOnly.map(neverBroughtUp)];
  } finally {
    await Promise.all(undo.map((work) => work()));
  }
}

async function declaredNames(program: Promise<ProgramAnswer>): Promise<readonly string[]> {
  const answer = await program;
  return "manifests" in answer ? [...answer.manifests.keys()] : [];
}

function hostsOf({ record, tenant, deps }: VerifyStage): { readonly login: string; readonly graph: string } {
  const { practice } = tenant;
  if (practice !== undefined) return { login: practice.origin, graph: practice.origin };
  const { login, graph } = cloudOf({ stack: record.stack, env: deps.env });
  return { login, graph };
}

function clientIdsOf(apps: readonly RecordedIdentity[]): ReadonlyMap<string, string> {
  return new Map(apps.map(({ name, clientId }) => [name, clientId]));
}

function agentsOf({ manifest: declared }: RecordedIdentity, stage: VerifyStage): ProvingAgents {
  const { tenant, options, deps, person, record } = stage;
  const { people } = recordedSymbols(record);
  return {
    getTokens: (flow) => getFlowTokens({ flow, declared }, stage),
    callGraph: (token, paths) =>
      callGraph(token, paths, {
        graphBaseUrl: hostsOf(stage).graph,
        practiceCaPem: tenant.practice?.caPem,
        signal: deps.interrupted,
      }),
    user: person?.userPrincipalName ?? options.user ?? personOf(tenant),
    nameOfPerson: (objectId) => people?.get(objectId) ?? objectId,
  };
}

/** Whoever runs the command, unless that is an app. */
function personOf({ operator }: Tenant): string | undefined {
  return operator.appOnly ? undefined : operator.user;
}

/** A person of a real tenant decides for themselves what they accept. */
async function leaveAsFound({ byId }: ActualApp, { tenant, person }: VerifyStage): Promise<void> {
  const principal = byId?.servicePrincipal;
  if (person === undefined || principal === undefined) return;
  await takeBackConsent(tenant.directory, principal, person.objectId);
}

interface Telling {
  readonly record: StackRecord;
  readonly options: VerifyOptions;
  readonly deps: CliDeps;
}

function tellResult(apps: readonly VerifiedApp[], { record, options, deps }: Telling): void {
  const { stdout, env } = deps;
  const text =
    options.json === true
      ? verificationJson(apps, record)
      : renderVerification(apps, { paint: painter(stdout, env), width: Math.min(widthOf(stdout), 100) });
  stdout.write(text);
}
