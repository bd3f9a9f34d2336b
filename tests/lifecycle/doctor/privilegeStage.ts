/** A project beside a practice tenant whose deployer has exactly the permissions that a test gives it. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCommandLine } from "../../../cli/main";
import { removeRunningNote, writeRunningNote } from "../../../cli/practice/runningTenant";
import { startPracticeTenant } from "../../../practice-tenant";
import { recordDeps } from "../../cli/recordedDeps";
import { createSampleProject } from "../../endToEnd/sampleProject";
import { call, deployerToken, listIn } from "../../practice-tenant/tenantClient";

const graphAppId = "00000003-0000-0000-c000-000000000000";
const root = join(__dirname, "..", "..", "..");

const everything = ["Application.ReadWrite.All", "Directory.ReadWrite.All", "AppRoleAssignment.ReadWrite.All"];

export interface StagedRun {
  readonly exitCode: number | undefined;
  readonly output: string;
  /** Calls to Graph, as the catalogue spells them: `GET /applications/{id}`; each once, sorted. */
  readonly calls: readonly string[];
  /** Those of them that were refused with 403. */
  readonly refused: readonly string[];
}

export interface PrivilegeStage {
  /** Takes every app away, and what the stack knows of them; then the deployer may do everything. */
  reset(): Promise<void>;
  /** Leaves an application behind that has the mark of the stack's app of this name, as an interrupted run would. */
  leaveBehind(name: string): Promise<void>;
  /** Takes everything else from the deployer. */
  allow(permissions: readonly string[]): Promise<void>;
  /** Runs a command inside this process; nobody is asked. */
  run(...args: readonly string[]): Promise<StagedRun>;
  close(): Promise<void>;
}

export async function startPrivilegeStage(program: string): Promise<PrivilegeStage> {
  const project = await createSampleProject();
  const practiceFolder = join(project.folder, ".practice");
  mkdirSync(practiceFolder);
  writeFileSync(
    join(project.folder, "index.ts"),
    program.replace('"entra-app-registration"', JSON.stringify(join(root, "components"))),
  );
  const seen: { readonly call: string; readonly status: number; readonly clientId?: string | undefined }[] = [];
  const tenant = await startPracticeTenant({
    folder: practiceFolder,
    port: Number(new URL(project.origin).port),
    log: ({ method, path, status, clientId }) => void seen.push({ call: `${method} ${path}`, status, clientId }),
  });
  writeRunningNote(practiceFolder, tenant);
  // A token keeps what it was issued with, so this one may change the roles whatever the deployer has left.
  const token = await deployerToken(tenant);
  const send = (method: string, path: string, body?: object) =>
    call(tenant, method, path, { token, ...(body === undefined ? {} : { body }) });
  const { body: graph } = await send("GET", `/v1.0/servicePrincipals(appId='${graphAppId}')`);
  const rolesOf = `/v1.0/servicePrincipals/${tenant.deployer.objectId}/appRoleAssignments`;
  const allow: PrivilegeStage["allow"] = async (permissions) => {
    for (const { id } of listIn(await send("GET", rolesOf))) await send("DELETE", `${rolesOf}/${id}`);
    for (const name of permissions) {
      const roles = listIn({ status: 200, headers: {}, body: { value: graph.appRoles ?? {} } });
      const appRoleId = roles.find(({ value }) => String(value) === name)?.id;
      const ids = { appRoleId, principalId: tenant.deployer.objectId, resourceId: graph.id };
      const { status } = await send("POST", rolesOf, ids);
      if (status !== 201) throw new Error(`${name} was not granted: ${status}`);
    }
  };
  return {
    async leaveBehind(name) {
      const { status } = await send("POST", "/v1.0/applications", {
        displayName: name,
        tags: [`appreg:entra-app-registration/dev/${name}`],
        "owners@odata.bind": [`${tenant.origin}/v1.0/directoryObjects/${tenant.deployer.objectId}`],
      });
      if (status !== 201) throw new Error(`nothing was left behind: ${status}`);
    },
    allow,
    async reset() {
      for (const { id } of listIn(await send("GET", "/v1.0/applications"))) {
        await send("DELETE", `/v1.0/applications/${id}`);
        await send("DELETE", `/v1.0/directory/deletedItems/${id}`);
      }
      rmSync(join(practiceFolder, "stacks"), { recursive: true, force: true });
      await allow(everything);
    },
    async run(...args) {
      seen.length = 0;
      const { deps, result } = recordDeps({ cwd: project.folder });
      await runCommandLine(args, deps);
      // What apps call with tokens of their own is none of the deployer's business.
      const ofGraph = seen
        .filter(({ clientId }) => clientId === tenant.deployer.clientId)
        .map(({ call: made, status }) => ({ call: spell(made), status }))
        .filter(({ call: made }) => made !== "");
      return {
        exitCode: result.exitCode,
        output: `${result.stdout}${result.stderr}`,
        calls: [...new Set(ofGraph.map(({ call: made }) => made))].sort(),
        refused: [...new Set(ofGraph.flatMap(({ call: made, status }) => (status === 403 ? made : [])))].sort(),
      };
    },
    async close() {
      removeRunningNote(practiceFolder);
      await tenant.close();
      project.remove();
    },
  };
}

/** Segments that are words of Graph's; every other one is a key. */
const words =
  /^(\$batch|\$ref|addPassword|appRoleAssign\w+|applications|authorizationPolicy|deletedItems|directory|directoryObjects|domains|federatedIdentityCredentials|getByIds|groups|me|microsoft\.graph\.\w+|oauth2PermissionGrants|organization|ownedObjects|owners|policies|removePassword|servicePrincipals|transitiveMemberOf|users)$/;

/** Empty for what is no call to Graph, and for the envelope of a batch, whose requests are logged one by one. */
function spell(call: string): string {
  const [, method = "", path = ""] = /^(\w+) \/(?:v1\.0|beta)(\/.*)$/.exec(call) ?? [];
  const segments = path
    .replace(/\(([^)]*)\)/g, "/key")
    .split("/")
    .slice(1);
  if (segments.length === 0 || segments.at(-1) === "$batch") return "";
  return `${method} /${segments.map((segment) => (words.test(segment) ? segment : "{id}")).join("/")}`;
}
