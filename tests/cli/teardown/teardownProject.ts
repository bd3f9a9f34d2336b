/** A project beside a practice tenant that runs, on which commands are run in this process. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CliDeps } from "../../../cli/cliDeps";
import { runCommandLine } from "../../../cli/main";
import { removeRunningNote, writeRunningNote } from "../../../cli/practice/runningTenant";
import { DirectoryClient } from "../../../directory";
import { type PracticeTenant, startPracticeTenant } from "../../../practice-tenant";
import { createSampleProject } from "../../endToEnd/sampleProject";
import { deployerToken } from "../../practice-tenant/tenantClient";
import { recordDeps } from "../recordedDeps";

const components = join(__dirname, "..", "..", "..", "components");

export interface Ran {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

export interface TeardownProject {
  readonly folder: string;
  readonly tenant: PracticeTenant;
  /** As the deployer. */
  readonly directory: DirectoryClient;
  /** Called after each answer of the tenant. */
  onAnswer: (method: string) => void;
  /** Puts a program in the place of the one before. */
  write(program: string): void;
  run(args: readonly string[], overrides?: Partial<CliDeps>): Promise<Ran>;
  close(): Promise<void>;
}

/** Its name is `entra-app-registration`, its stack `dev`. */
export async function startTeardownProject(): Promise<TeardownProject> {
  const project = await createSampleProject();
  const practiceFolder = join(project.folder, ".practice");
  mkdirSync(practiceFolder);
  const watch: Pick<TeardownProject, "onAnswer"> = { onAnswer: () => undefined };
  const port = Number(new URL(project.origin).port);
  const log = ({ method }: { readonly method: string }): void => watch.onAnswer(method);
  const tenant = await startPracticeTenant({ folder: practiceFolder, port, log });
  writeRunningNote(practiceFolder, tenant);
  const token = await deployerToken(tenant);
  const directory = new DirectoryClient({
    graphBaseUrl: tenant.origin,
    credential: { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) },
    scopes: [`${tenant.origin}/.default`],
    practiceCaPem: tenant.caPem,
  });
  return {
    ...{ folder: project.folder, tenant, directory },
    set onAnswer(listener) {
      watch.onAnswer = listener;
    },
    get onAnswer() {
      return watch.onAnswer;
    },
    write: (program) => {
      const own = program.replaceAll('"entra-app-registration"', JSON.stringify(components));
      writeFileSync(join(project.folder, "index.ts"), own);
    },
    run: async (args, overrides = {}) => {
      const { deps, result } = recordDeps({ cwd: project.folder, ...overrides });
      await runCommandLine([...args], deps);
      return result;
    },
    close: async () => {
      removeRunningNote(practiceFolder);
      await tenant.close();
      project.remove();
    },
  };
}

/** Answers every question like that, and remembers what was asked. */
export function answering(answer: "yes" | "no"): {
  readonly ask: NonNullable<CliDeps["ask"]>;
  readonly asked: string[];
} {
  const asked: string[] = [];
  return {
    asked,
    ask: async (question, choices) => {
      asked.push(question);
      return choices.find(({ value }) => value === answer)?.value;
    },
  };
}
