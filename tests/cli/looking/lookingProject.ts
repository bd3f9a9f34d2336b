/** A project that is up on a practice tenant of its own, and commands that are run in it as by a person. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { runCommandLine } from "../../../cli/main";
import { accessTo, removeRunningNote, writeRunningNote } from "../../../cli/practice/runningTenant";
import { type PracticeTenant, type PracticeTenantOptions, startPracticeTenant } from "../../../practice-tenant";
import { rehearse } from "../../../rehearsal";
import { createSampleProject } from "../../endToEnd/sampleProject";
import { call, deployerToken, type ReplyBody } from "../../practice-tenant/tenantClient";
import { recordDeps } from "../recordedDeps";

const root = join(__dirname, "..", "..", "..");

export interface LookingProject {
  readonly tenant: PracticeTenant;
  run(
    ...args: readonly string[]
  ): Promise<{ readonly exitCode: number | undefined; readonly stdout: string; readonly stderr: string }>;
  /** Calls Graph as the deployer, and fails where it is refused. */
  graph(method: string, path: string, body?: object): Promise<ReplyBody>;
  close(): Promise<void>;
}

/** @param program brings itself up first; undefined: the project's folder has a program that nobody has run */
export async function startLookingProject(
  program: string,
  { isUp = true, now, ...options }: { readonly isUp?: boolean; readonly now?: () => Date } & PracticeTenantOptions = {},
): Promise<LookingProject> {
  const project = await createSampleProject();
  const { folder, origin } = project;
  const practiceFolder = join(folder, ".practice");
  mkdirSync(practiceFolder);
  const source = program.replace('"entra-app-registration"', JSON.stringify(join(root, "components")));
  writeFileSync(join(folder, "index.ts"), source);
  const tenant = await startPracticeTenant({ folder: practiceFolder, port: Number(new URL(origin).port), ...options });
  writeRunningNote(practiceFolder, tenant);
  if (isUp) await bringUp(folder, tenant);
  const token = await deployerToken(tenant);
  return {
    tenant,
    async run(...args) {
      // Whoever runs the tests may have a Pulumi CLI, and these projects are not Pulumi's.
      const env = { PATH: dirname(process.execPath) };
      const { deps, result } = recordDeps({ cwd: folder, env, ...(now === undefined ? {} : { clock: now }) });
      await runCommandLine(args, deps);
      return result;
    },
    async graph(method, path, body) {
      const reply = await call(tenant, method, path, { token, ...(body === undefined ? {} : { body }) });
      if (reply.status >= 400) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`);
      return reply.body;
    },
    async close() {
      removeRunningNote(practiceFolder);
      await tenant.close();
      project.remove();
    },
  };
}

async function bringUp(folder: string, tenant: PracticeTenant): Promise<void> {
  const { exitCode, diagnostics } = await rehearse({
    ...{ operation: "up", projectFolder: folder, stack: "dev", directory: accessTo(tenant) },
    stateFile: join(folder, ".practice", "stacks", "entra-app-registration", "dev.json"),
  });
  if (exitCode !== 0) throw new Error(JSON.stringify(diagnostics));
}
