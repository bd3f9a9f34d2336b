/** Verifies apps: that they exist once, are configured and consented to as declared, and that their tokens and calls say so. */
import type { DirectoryReader } from "../../directory";
import type { AppManifest } from "../../manifest";
import type { Check, VerifiedApp } from "./check";
import { judgeExistence } from "./judgeExistence";
import { judgeApplied, judgeConfigured, judgeConsented } from "./judgeManifest";
import type { TenantPlace } from "./meantFlows";
import { type ProvingAgents, proveFlows } from "./proveFlows";
import { type ActualApp, type RecordedIdentity, readActual, type StackApps } from "./readActual";

export interface Verification extends StackApps {
  /** Those to verify. */
  readonly chosen: readonly RecordedIdentity[];
  readonly place: TenantPlace;
  /**
   * What the program declares today, by logical name: settled while the directory is asked. Undefined: nobody asked the program.
   */
  readonly program: Promise<ReadonlyMap<string, AppManifest> | undefined>;
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
  if (actual === undefined) return [existence, ...(await appliedCheck(app, verification))];
  const proofs = await proveFlows({ name, clientId, declared, actual }, verification.place, agentsOf(app, found));
  return [
    existence,
    ...(await appliedCheck(app, verification)),
    judgeConfigured(declared, actual),
    judgeConsented(declared, actual),
    ...proofs,
  ];
}

async function appliedCheck(
  { name, manifest }: RecordedIdentity,
  { program }: Verification,
): Promise<readonly Check[]> {
  const manifests = await program;
  return manifests === undefined ? [] : [judgeApplied(manifests.get(name), manifest)];
}
