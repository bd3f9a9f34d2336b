/** Verifies apps: that they exist once, are configured and consented to as declared, and that their tokens and calls say so. */
import { inParallel, type ProjectError } from "../../common";
import type { DirectoryReader } from "../../directory";
import type { AppManifest } from "../../manifest";
import type { Check, VerifiedApp } from "./check";
import { judgeExistence } from "./judgeExistence";
import { judgeApplied, judgeConfigured, judgeConsented } from "./judgeManifest";
import type { TenantPlace } from "./meantFlows";
import { proveFlows } from "./proveFlows";
import type { ProvingAgents } from "./provingAgents";
import { type ActualApp, type RecordedIdentity, readActual, type TenantNames } from "./readActual";

/** What the program declares today, by logical name, or why that cannot be said. */
export type ProgramAnswer =
  | { readonly manifests: ReadonlyMap<string, AppManifest> }
  | { readonly failure: Pick<ProjectError, "problem" | "fix"> };

export interface Verification {
  readonly project: string;
  readonly stack: string;
  /** Names of the apps to verify. */
  readonly chosen: readonly string[];
  readonly place: TenantPlace;
  /** What the state says, without what ids stand for and with it. */
  readonly recordedWith: (names?: TenantNames) => readonly RecordedIdentity[];
  /** The same of the program at hand, which may take longer to find out than all that the directory is asked. */
  readonly programWith: (names: TenantNames) => Promise<ProgramAnswer>;
  /** Interrupts. */
  readonly signal: AbortSignal;
}

export type AgentsOf = (app: RecordedIdentity, actual: ActualApp) => ProvingAgents;

/**
 * In the order of the state. An app that the directory does not have gets no further than that.
 *
 * @throws {GraphRefusedError} where the directory may not be read, naming what
 */
export async function verifyApps(
  directory: DirectoryReader,
  verification: Verification,
  agentsOf: AgentsOf,
): Promise<readonly VerifiedApp[]> {
  const { project, stack, place, recordedWith, programWith, signal } = verification;
  const isChosen = ({ name }: RecordedIdentity): boolean => verification.chosen.includes(name);
  const recorded = recordedWith();
  const look = { project, stack, tenantId: place.tenantId, recorded };
  const { apps: found, names } = await readActual(directory, look, recorded.filter(isChosen));
  const program = programWith(names);
  // Whoever waits for it hears of its failure; it may come before anybody does.
  program.catch(() => undefined);
  const apps = recordedWith(names).filter(isChosen);
  const verified = await inParallel(apps, { limit: appsAtOnce, signal }, async (app): Promise<VerifiedApp> => {
    const actual = found.get(app.name) ?? { byId: undefined, manifest: undefined, marked: [] };
    const checks = await verifyApp(app, actual, { place, program, agentsOf });
    return { name: app.name, clientId: app.clientId, checks };
  });
  signal.throwIfAborted();
  return verified;
}

/** Enough to keep the directory busy, few enough not to be throttled. */
const appsAtOnce = 8;

interface Verifying {
  readonly place: TenantPlace;
  readonly program: Promise<ProgramAnswer>;
  readonly agentsOf: AgentsOf;
}

async function verifyApp(
  app: RecordedIdentity,
  found: ActualApp,
  { place, program, agentsOf }: Verifying,
): Promise<readonly Check[]> {
  const { name, clientId, manifest: declared } = app;
  const { byId, marked, manifest: actual } = found;
  const existence = judgeExistence({ declared, clientId, byId, marked });
  const proofs =
    actual === undefined ? [] : await proveFlows({ name, clientId, declared, actual }, place, agentsOf(app, found));
  const applied = appliedCheck(app, await program);
  if (actual === undefined) return [existence, applied];
  return [existence, applied, judgeConfigured(declared, actual), judgeConsented(declared, actual), ...proofs];
}

function appliedCheck({ name, manifest }: RecordedIdentity, program: ProgramAnswer): Check {
  if ("manifests" in program) return judgeApplied(program.manifests.get(name), manifest);
  const { problem, fix } = program.failure;
  return { kind: "applied", verdict: "notProved", found: problem, details: [], fix };
}

/** The one row of an app that the program declares and the state does not know. */
export function neverBroughtUp(name: string): VerifiedApp {
  const found = "declared, and never brought up";
  const fix = "bring the stack up";
  return { name, checks: [{ kind: "applied", verdict: "differs", found, details: [], fix }] };
}
