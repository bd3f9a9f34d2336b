/** A program that was brought up on a practice tenant, to be verified as it is and as somebody broke it. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CliDeps } from "../../../cli/cliDeps";
import { runCommandLine } from "../../../cli/main";
import { describeStack, findProject } from "../../../cli/project/findProject";
import { withTenant } from "../../../cli/tenant/withTenant";
import type { DirectoryClient } from "../../../directory";
import { type DirectorySeed, startPracticeTenant } from "../../../practice-tenant";
import { createSampleProject } from "../../endToEnd/sampleProject";
import { recordDeps } from "../recordedDeps";

/** The JSON document that `appreg verify --json` prints. */
export interface VerifiedDocument {
  readonly verdict: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly apps: readonly {
    readonly name: string;
    readonly clientId?: string;
    readonly checks: readonly VerifiedCheck[];
  }[];
}

export interface VerifiedCheck {
  readonly kind: string;
  readonly subject?: string;
  readonly verdict: string;
  readonly found: string;
  readonly details: readonly string[];
  readonly fix?: string;
  readonly missing?: readonly { readonly permission: string; readonly kind: string; readonly missingIn: string }[];
}

export interface VerifiedProject {
  readonly folder: string;
  /** Where its stack expects the practice tenant. */
  readonly origin: string;
  /** Runs a command inside this process. */
  run(
    args: readonly string[],
    overrides?: Partial<CliDeps>,
  ): Promise<{ stdout: string; stderr: string; exitCode?: number | undefined }>;
  /** The same for `appreg verify --json`: what was found, and the exit code. */
  verify(...args: readonly string[]): Promise<VerifiedDocument & { readonly exitCode: number | undefined }>;
  bringUp(): Promise<void>;
  editProgram(change: (text: string) => string): void;
  /** Lets the deployer change the tenant, behind the stack's back. */
  change(work: (directory: DirectoryClient) => Promise<unknown>): Promise<void>;
  /** What the tenant holds. */
  exportDirectory(): Promise<DirectorySeed>;
  /** Keeps the program, the state and the tenant as they are for `restore`. */
  keep(): void;
  restore(): void;
  remove(): void;
}

/** Nothing is brought up yet. */
export async function createVerifiedProject(): Promise<VerifiedProject> {
  const project = await createSampleProject();
  const { folder } = project;
  const kept = mkdtempSync(join(tmpdir(), "appreg-kept-"));
  const program = join(folder, "index.ts");
  const practice = join(folder, ".practice");
  let keptProgram = "";
  const run: VerifiedProject["run"] = async (args, overrides = {}) => {
    const { deps, result } = recordDeps({ cwd: folder, ...overrides });
    await runCommandLine(args, deps);
    return result;
  };
  return {
    folder,
    origin: project.origin,
    run,
    verify: async (...args) => {
      const { stdout, stderr, exitCode } = await run(["verify", "--json", ...args]);
      if (stdout === "") throw new Error(`nothing was verified: ${stderr}`);
      return { ...(JSON.parse(stdout) as VerifiedDocument), exitCode };
    },
    bringUp: async () => {
      const { exitCode, stdout, stderr } = await run(["rehearse", "up", "--yes"]);
      if (exitCode !== 0) throw new Error(`the program was not brought up: ${stderr}${stdout}`);
    },
    editProgram: project.editProgram,
    change: async (work) => {
      const found = findProject(folder);
      const place = { project: found, stack: describeStack(found), env: {} };
      await withTenant(place, "practice", async ({ directory }) => work(directory));
    },
    exportDirectory: async () => {
      const tenant = await startPracticeTenant({ folder: practice, port: 0 });
      try {
        return tenant.exportDirectory();
      } finally {
        await tenant.close();
      }
    },
    keep: () => {
      keptProgram = readFileSync(program, "utf8");
      cpSync(practice, kept, { recursive: true, force: true });
    },
    restore: () => {
      writeFileSync(program, keptProgram);
      rmSync(practice, { recursive: true });
      cpSync(kept, practice, { recursive: true });
    },
    remove: () => {
      rmSync(kept, { recursive: true });
      project.remove();
    },
  };
}

/** The rows that do not hold, with the app before them. */
export function failing({ apps }: VerifiedDocument): readonly (VerifiedCheck & { readonly app: string })[] {
  return apps.flatMap(({ name, checks }) =>
    checks.flatMap((check) => (check.verdict === "holds" ? [] : [{ app: name, ...check }])),
  );
}
