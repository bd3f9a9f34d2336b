/** Verifies apps: that they exist once, are configured and consented to as declared, and that their tokens and calls say so. */
import type { DirectoryReader } from "../../directory";
import type { AppManifest } from "../../manifest";
import type { Check, VerifiedApp } from "./check";
import { judgeExistence } from "./judgeExistence";
import { judgeApplied, judgeConfigured, judgeConsented } from "./judgeManifest";
import type { TenantPlace } from "./meantFlows";
import { type ProvingAgents, proveFlows } from "./proveFlows";
import { type ActualApp, type RecordedIdentity, readActual, type VerifiedStack } from "./readActual";

/** What the program declares today, by logical name, or why that cannot be said. */
export type ProgramAnswer =
  | { readonly manifests: ReadonlyMap<string, AppManifest> }
  | { readonly why: string; readonly fix?: string };

export interface Verification extends VerifiedStack {
  /** Those to verify. */
  readonly chosen: readonly RecordedIdentity[];
  readonly place: TenantPlace;
  /** Found out while the directory is asked: running a program takes a while. */
  readonly program: Promise<ProgramAnswer>;
}

/**
 * In the order in which they were chosen. An app that the directory does not have gets no further than that.
 *
 * @throws {GraphRefusedError} where the directory may not be read, naming what
 */
export async function verifyApps(
  directory: DirectoryReader,
  verification: Verification,
  agentsOf: (app: RecordedIdentity, actual: ActualApp) => ProvingAgents,
): Promise<readonly VerifiedApp[]> {
  const actual = await readActual(directory, verification, verification.chosen);
  return Promise.all(
    verification.chosen.map(async (app) => {
      const found = actual.get(app.name);
      const checks = found === undefined ? [] : await verifyApp(app, found, { verification, agentsOf });
      return { name: app.name, clientId: app.clientId, checks };
    }),
  );
}

interface Verifying {
  readonly verification: Verification;
  readonly agentsOf: (app: RecordedIdentity, actual: ActualApp) => ProvingAgents;
}

async function verifyApp(
  app: RecordedIdentity,
  found: ActualApp,
  { verification, agentsOf }: Verifying,
): Promise<readonly Check[]> {
  const { name, clientId, manifest: declared } = app;
  const { byId, marked, manifest: actual } = found;
  const existence = judgeExistence({ declared, clientId, byId, marked });
  if (actual === undefined) return [existence, await appliedCheck(app, verification)];
  const proofs = await proveFlows({ name, clientId, declared, actual }, verification.place, agentsOf(app, found));
  return [
    existence,
    await appliedCheck(app, verification),
    judgeConfigured(declared, actual),
    judgeConsented(declared, actual),
    ...proofs,
  ];
}

async function appliedCheck({ name, manifest }: RecordedIdentity, { program }: Verification): Promise<Check> {
  const answer = await program;
  if ("manifests" in answer) return judgeApplied(answer.manifests.get(name), manifest);
  return {
    kind: "applied",
    verdict: "notProved",
    found: answer.why,
    details: [],
    ...(answer.fix && { fix: answer.fix }),
  };
}

/** The one row of an app that the program declares and the state does not know. */
export function neverBroughtUp(name: string): VerifiedApp {
  const found = "declared, and never brought up";
  const fix = "bring the stack up";
  return { name, checks: [{ kind: "applied", verdict: "differs", found, details: [], fix }] };
}
