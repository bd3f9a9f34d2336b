/** A project beside a practice tenant that runs, and apps in the tenant that no program has made. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AdoptOptions } from "../../../cli/adopt/adoptOptions";
import { type AdoptTools, runAdopt } from "../../../cli/adopt/runAdopt";
import type { CliDeps } from "../../../cli/cliDeps";
import { describeStack, findProject } from "../../../cli/project/findProject";
import { withTenant } from "../../../cli/tenant/withTenant";
import { type DirectoryClient, textOf } from "../../../directory";
import { type PageProject, startPageProject } from "../../docs/pageProject";
import { recordDeps } from "../recordedDeps";

export interface Adopting {
  readonly exitCode: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

export interface AdoptProject {
  readonly page: PageProject;
  readonly folder: string;
  readonly directory: DirectoryClient;
  /** @returns object id and client id */
  make(body: object): Promise<{ readonly objectId: string; readonly clientId: string }>;
  /** What the command prints and how it ends; the message of the error that it throws otherwise. */
  adopt(
    wanted: string | undefined,
    options: AdoptOptions,
    more?: { readonly deps?: Partial<CliDeps>; readonly tools?: AdoptTools },
  ): Promise<Adopting>;
  read(file: string): string;
  write(file: string, text: string): void;
  close(): Promise<void>;
}

export const nobody: AdoptTools = { questions: () => Promise.reject(new Error("nobody is asked in this test")) };

export async function startAdoptProject(program: string): Promise<AdoptProject> {
  const page = await startPageProject();
  const { folder } = page;
  page.write(program);
  const project = findProject(folder);
  const place = { project, stack: describeStack(project), env: { PATH: process.env.PATH } };
  // The tenant runs beside the test, so what is connected to it outlives the call.
  const directory = await withTenant(place, "practice", async (tenant) => tenant.directory);
  const printed = (recorded: ReturnType<typeof recordDeps>) => ({
    stdout: recorded.result.stdout,
    stderr: recorded.result.stderr,
  });
  return {
    ...{ page, folder, directory },
    make: async (body) => {
      const made = await directory.post("/applications", body);
      return { objectId: textOf(made.id) ?? "", clientId: textOf(made.appId) ?? "" };
    },
    adopt: async (wanted, options, { deps = {}, tools = nobody } = {}) => {
      const recorded = recordDeps({ cwd: folder, ...deps });
      try {
        const exitCode = await runAdopt(wanted, options, recorded.deps, tools);
        return { exitCode, ...printed(recorded) };
      } catch (error) {
        return { exitCode: error instanceof Error ? error.message : String(error), ...printed(recorded) };
      }
    },
    read: (file) => readFileSync(join(folder, file), "utf8"),
    write: (file, text) => writeFileSync(join(folder, file), text),
    close: () => page.close(),
  };
}
