/** Reads what a tenant publishes, says what changed, and rewrites the project's tables. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import {
  findApiByAppId,
  findPermissionById,
  listPermissions,
  type Permission,
  type PermissionKind,
} from "../../../catalogue";
import { compareApis, type KnownApi, type PublishedApi, readPublishedApis } from "../../../directory";
import type { CliDeps } from "../../cliDeps";
import { type ExitCode, exitCodes } from "../../exitCodes";
import { painter } from "../../paint";
import { createProgress } from "../../progress";
import { describeStack, findProject, type Project } from "../../project/findProject";
import { type TenantChoice, withTenant } from "../../tenant/withTenant";
import { renderJsonDocument } from "../search/permissionJson";
import { nameApis } from "./nameApis";
import { notCatalogued } from "./notCatalogued";
import { renderChanges } from "./renderChanges";
import { renderModule } from "./renderModule";
import { parseTenantTable, renderTenantTable, type TenantTable, tenantTableFile } from "./tenantTable";

export interface RefreshOptions {
  readonly tenant?: TenantChoice;
  /** Only says what differs. */
  readonly check?: boolean;
  readonly out?: string;
  /** APIs of other publishers than Microsoft and the tenant, too. */
  readonly all?: boolean;
  readonly json?: boolean;
  readonly stack?: string;
  readonly cwd?: string;
}

/**
 * Exit code 1 when `--check` finds a difference.
 *
 * @throws errors of the project, of the tenant, and of a table that is none.
 */
export async function runRefresh(options: RefreshOptions, deps: CliDeps): Promise<ExitCode> {
  const project = findProject(options.cwd ?? deps.cwd);
  const files = filesOf(project, options, deps);
  // Before the tenant is asked: a table that is none is told at once.
  const before = existsSync(files.table) ? parseTenantTable(readFileSync(files.table, "utf8"), files.name) : undefined;
  const table = await readTenant(project, options, deps);
  const texts = {
    table: renderTenantTable(table),
    module: renderModule(table.apis.map(notCatalogued), { components: componentsOf(project) }),
  };
  const changes = compareApis(before?.apis ?? cataloguedApis(table.apis), table.apis);
  const { stdout, stderr, env } = deps;
  if (options.json === true) stdout.write(renderJsonDocument({ tenantId: table.tenantId, changes }));
  else stdout.write(renderChanges(changes, painter(stdout, env)));
  const isCurrent = holds(files.table, texts.table) && holds(files.module, texts.module);
  if (isCurrent) stderr.write(`${files.name} is what the tenant publishes.\n`);
  else if (options.check === true) stderr.write(`${files.name} is not what the tenant publishes.\n`);
  else {
    writeFileSync(files.table, texts.table);
    writeFileSync(files.module, texts.module);
    stderr.write(`Wrote ${files.name} and ${basename(files.module)}.\n`);
  }
  return options.check === true && !isCurrent ? exitCodes.differs : exitCodes.done;
}

function filesOf(project: Project, { out }: RefreshOptions, deps: CliDeps) {
  const table = out === undefined ? join(project.folder, tenantTableFile) : resolve(deps.cwd, out);
  // Not of the table's own name: `require("./permissions.tenant")` takes a .json before a .ts.
  return { table, module: `${table.replace(/\.json$/, "")}.apis.ts`, name: out ?? tenantTableFile };
}

function holds(file: string, text: string): boolean {
  return existsSync(file) && readFileSync(file, "utf8") === text;
}

/** This repository's program takes its components from the folder beside it. */
function componentsOf({ folder }: Project): string {
  return existsSync(join(folder, "components", "appRegistration.ts")) ? "./components" : "entra-app-registration";
}

async function readTenant(project: Project, options: RefreshOptions, deps: CliDeps): Promise<TenantTable> {
  const stack = describeStack(project, options.stack);
  const progress = createProgress(deps.stderr);
  progress.show("signing in …");
  try {
    const place = { project, stack, env: deps.env, interrupted: deps.interrupted, tellWait: progress.show };
    return await withTenant(place, options.tenant, async ({ directory, tenantId }) => {
      const onProgress = (count: number): void => progress.show(`${count} service principals read …`);
      const apis = await readPublishedApis(directory, { tenantId, onProgress });
      return { tenantId, apis: nameApis(apis.filter((api) => options.all === true || isWanted(api))) };
    });
  } finally {
    progress.clear();
  }
}

/** A tenant has hundreds of principals of other publishers, whose APIs nobody calls. */
function isWanted({ appId, isOwn }: PublishedApi): boolean {
  return isOwn || findApiByAppId(appId) !== undefined;
}

/** What this package knows without a tenant, of the APIs that the tenant has. */
function cataloguedApis(found: readonly PublishedApi[]): KnownApi[] {
  return found
    .filter(({ appId }) => findApiByAppId(appId) !== undefined)
    .map((api) => ({
      ...{ appId: api.appId, displayName: api.displayName },
      delegated: cataloguedPermissions(api, "delegated"),
      application: cataloguedPermissions(api, "application"),
    }));
}

/** By name, and by id besides: one name may stand for two ids, of which a list of names has the first. */
function cataloguedPermissions(api: PublishedApi, kind: PermissionKind): readonly Permission[] {
  const listed = listPermissions(findApiByAppId(api.appId)?.name ?? "", kind);
  const further = api[kind].flatMap(({ id }) => findPermissionById(api.appId, kind, id) ?? []);
  return [...new Map([...listed, ...further].map((permission) => [permission.id, permission])).values()];
}
