/**
 * A program as a project of its own, and a practice tenant in memory on which it is rehearsed. The program is bundled once, so
 * that a test which runs it many times does not compile it many times.
 */
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
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

const settings = `name: entra-app-registration
main: index.js
runtime:
  name: nodejs
  options:
    typescript: false
`;

export interface ProgramOnTenant {
  readonly folder: string;
  readonly stateFile: string;
  readonly tenant: PracticeTenant;
  readonly directory: DirectoryClient;
  /** What the deployer signs in with. */
  deployerToken(): Promise<string>;
  write(program: string): void;
  run(operation: RehearsalOptions["operation"], options?: Partial<RehearsalOptions>): Promise<RehearsalResult>;
  /** What the program declares; of the tenant it knows the people only. */
  declared(): Promise<OfflineResult>;
  /** Every app of the tenant, whole. */
  apps(): Promise<readonly DirectoryApp[]>;
  loseState(): void;
  /** Back to a tenant without apps, and no state. */
  reset(): void;
  close(): Promise<void>;
}

export async function startProgramOnTenant(
  program: string,
  options: PracticeTenantOptions = {},
): Promise<ProgramOnTenant> {
  const folder = mkdtempSync(join(tmpdir(), "appreg-program-"));
  writeFileSync(join(folder, "Pulumi.yaml"), settings);
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  // The catalogue looks for its tables beside itself.
  symlinkSync(join(root, "catalogue", "generated"), join(folder, "generated"));
  writeFileSync(join(folder, "Pulumi.dev.yaml"), "config: {}\n");
  const write = (text: string): void => bundle(text, join(folder, "index.js"));
  write(program);
  const tenant = await startPracticeTenant({ port: 0, ...options });
  const credential = credentialOf(tenant);
  const directory = clientOf(tenant, credential);
  const stateFile = join(folder, "dev.json");
  const empty = tenant.exportDirectory();
  const project = { projectFolder: folder, stack: "dev" };
  const lookUpPeople = async (path: string) => {
    const [answer] = await directory.getMany([path]);
    return answer ?? { status: 404, body: {} };
  };
  const loseState = (): void => rmSync(stateFile, { force: true });
  return {
    ...{ folder, stateFile, tenant, directory, write },
    deployerToken: async () => (await credential.getToken(`${tenant.origin}/.default`))?.token ?? "",
    run: (operation, more = {}) => rehearse({ operation, ...project, stateFile, directory: accessTo(tenant), ...more }),
    declared: () => rehearseOffline({ ...project, environment: process.env, findPublishedApi, lookUpPeople }),
    apps: async () => readApps(directory, await findApps(directory, { by: "all" })),
    loseState,
    reset: () => {
      loseState();
      tenant.importDirectory(empty);
    },
    close: async () => {
      await tenant.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Plain JavaScript in one file, with this checkout's components in it. */
function bundle(program: string, outfile: string): void {
  const contents = program.replaceAll(/"(entra-app-registration|\.\/components)"/g, '"./components"');
  buildSync({
    ...{ bundle: true, platform: "node", target: "node22", external: ["@pulumi/*"], outfile, logLevel: "error" },
    stdin: { contents, loader: "ts", resolveDir: root },
  });
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
