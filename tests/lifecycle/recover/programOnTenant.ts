/** A program of TypeScript as a project of its own, and a practice tenant in memory on which it is rehearsed. */
import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accessTo } from "../../../cli/practice/runningTenant";
import { findPublishedApi } from "../../../cli/review/publishedApis";
import { type DirectoryApp, DirectoryClient, findApps, readApps } from "../../../directory";
import { type PracticeTenant, type PracticeTenantOptions, startPracticeTenant } from "../../../practice-tenant";
import {
  type OfflineResult,
  type RehearsalOptions,
  type RehearsalResult,
  rehearse,
  rehearseOffline,
} from "../../../rehearsal";
import { createAppOnlyCredential, type TokenCredential } from "../../../token";

const root = join(__dirname, "..", "..", "..");

export interface ProgramOnTenant {
  readonly folder: string;
  readonly stateFile: string;
  readonly tenant: PracticeTenant;
  readonly directory: DirectoryClient;
  /** What the deployer signs in with. */
  deployerToken(): Promise<string>;
  write(program: string): void;
  run(operation: RehearsalOptions["operation"], options?: Partial<RehearsalOptions>): Promise<RehearsalResult>;
  /** What the program declares, run without the tenant. */
  declared(): Promise<OfflineResult>;
  /** Every app of the tenant, whole. */
  apps(): Promise<readonly DirectoryApp[]>;
  /** Back to a tenant without apps, and no state. */
  reset(): void;
  close(): Promise<void>;
}

export async function startProgramOnTenant(
  program: string,
  options: PracticeTenantOptions = {},
): Promise<ProgramOnTenant> {
  const folder = mkdtempSync(join(tmpdir(), "appreg-program-"));
  for (const file of ["Pulumi.yaml", "tsconfig.program.json"]) copyFileSync(join(root, file), join(folder, file));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "Pulumi.dev.yaml"), "config: {}\n");
  const write = (text: string): void => {
    const own = text.replaceAll(/"(entra-app-registration|\.\/components)"/g, JSON.stringify(join(root, "components")));
    writeFileSync(join(folder, "index.ts"), own);
  };
  write(program);
  const tenant = await startPracticeTenant({ port: 0, ...options });
  const credential = credentialOf(tenant);
  const directory = clientOf(tenant, credential);
  const stateFile = join(folder, "dev.json");
  const empty = tenant.exportDirectory();
  const project = { projectFolder: folder, stack: "dev" };
  return {
    ...{ folder, stateFile, tenant, directory, write },
    deployerToken: async () => (await credential.getToken(`${tenant.origin}/.default`))?.token ?? "",
    run: (operation, more = {}) => rehearse({ operation, ...project, stateFile, directory: accessTo(tenant), ...more }),
    declared: () => rehearseOffline({ ...project, environment: process.env, findPublishedApi }),
    apps: async () => readApps(directory, await findApps(directory, { by: "all" })),
    reset: () => {
      rmSync(stateFile, { force: true });
      tenant.importDirectory(empty);
    },
    close: async () => {
      await tenant.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function credentialOf({ origin, tenantId, caPem, deployer }: PracticeTenant): TokenCredential {
  const app = {
    ...({ name: "deployer", kind: "service", clientId: deployer.clientId, tenantId, scopes: [] } as const),
    ...{ authority: `${origin}/${tenantId}`, graphBaseUrl: origin },
  };
  return createAppOnlyCredential(app, { flow: "secret", secret: deployer.clientSecret }, caPem);
}

/** The deployer's way to the tenant. */
function clientOf({ origin, caPem }: PracticeTenant, credential: TokenCredential): DirectoryClient {
  const scopes = [`${origin}/.default`];
  return new DirectoryClient({ graphBaseUrl: origin, credential, practiceCaPem: caPem, scopes });
}
