/** A program of somebody else's, on plain azuread, in a folder and with a practice tenant of its own. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type PracticeTenant, startPracticeTenant } from "../../practice-tenant";
import { type RehearsalEvent, type RehearsalOptions, type RehearsalResult, rehearse } from "../../rehearsal";

const root = join(__dirname, "..", "..");
const fixtures = join(root, "tests", "fixtures", "plain");

export interface PlainProjectOptions {
  /** Folder of Pulumi.yaml inside the fixture. @default the fixture itself */
  readonly at?: string;
  /** @default dev */
  readonly stack?: string;
  /** Packages of the fixture's own workspace, by name, with their folders in it. */
  readonly packages?: Readonly<Record<string, string>>;
}

export class PlainProject {
  readonly folder = mkdtempSync(join(tmpdir(), "appreg-plain-"));
  readonly #projectFolder: string;
  readonly #stack: string;
  /** What the program wrote in the last run. */
  programOutput = "";

  private constructor(
    readonly tenant: PracticeTenant,
    { at = ".", stack = "dev" }: PlainProjectOptions,
  ) {
    this.#projectFolder = join(this.folder, at);
    this.#stack = stack;
  }

  /** Copies the fixture; the test that asked for it takes it away again. */
  static async create(fixture: string, options: PlainProjectOptions = {}): Promise<PlainProject> {
    const tenant = await startPracticeTenant({ port: 0 });
    const project = new PlainProject(tenant, options);
    onTestFinished(async () => {
      await tenant.close();
      rmSync(project.folder, { recursive: true, force: true });
    });
    cpSync(join(fixtures, fixture), project.folder, { recursive: true });
    linkPackages(project.folder, options.packages ?? {});
    return project;
  }

  /** Changes the program. Fails when there is nothing to change. */
  edit(file: string, from: string, to: string): void {
    const path = join(this.folder, file);
    const text = readFileSync(path, "utf8");
    if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
    writeFileSync(path, text.replace(from, to));
  }

  /** Changes the stack's settings. */
  editStack(from: string, to: string): void {
    this.edit(`Pulumi.${this.#stack}.yaml`, from, to);
  }

  /** What is left in the directory besides what a practice tenant begins with: collections and their sizes. */
  residue(): string[] {
    const { applications, servicePrincipals, oauth2PermissionGrants, appRoleAssignments } =
      this.tenant.exportDirectory();
    const left = { applications, servicePrincipals, oauth2PermissionGrants, appRoleAssignments };
    return Object.entries(left).flatMap(([name, objects = []]) =>
      objects.length > 0 ? [`${objects.length} ${name}`] : [],
    );
  }

  run(operation: RehearsalOptions["operation"], options: Partial<RehearsalOptions> = {}): Promise<RehearsalResult> {
    const { origin, caPem, tenantId, deployer } = this.tenant;
    this.programOutput = "";
    return rehearse({
      operation,
      projectFolder: this.#projectFolder,
      stack: this.#stack,
      stateFile: join(this.folder, "state.json"),
      directory: { origin, caPem, tenantId, clientId: deployer.clientId, clientSecret: deployer.clientSecret },
      onEvent: (event) => this.#take(event),
      ...options,
    });
  }

  #take(event: RehearsalEvent): void {
    if (event.kind === "programOutput") this.programOutput += event.text;
  }
}

/** The hoisted `node_modules` of a workspace: this checkout's packages, and the workspace's own. */
function linkPackages(folder: string, own: Readonly<Record<string, string>>): void {
  const modules = join(folder, "node_modules");
  mkdirSync(modules);
  for (const name of readdirSync(join(root, "node_modules"))) {
    if (!name.startsWith(".")) symlinkSync(join(root, "node_modules", name), join(modules, name), "junction");
  }
  for (const [name, path] of Object.entries(own)) {
    mkdirSync(join(modules, name, ".."), { recursive: true });
    symlinkSync(join(folder, path), join(modules, name), "junction");
  }
}

/**
 * What changed, as "operation Type name" in the order of the ends; what stayed the same, the stack and the default
 * provider are left out.
 */
export function changesOf({ steps }: RehearsalResult): string[] {
  return steps
    .filter(({ operation, type, name }) => {
      return operation !== "same" && type !== "pulumi:pulumi:Stack" && !name.startsWith("default_");
    })
    .map(({ operation, type, name, error }) => {
      return `${operation} ${type.split(":").at(-1)} ${name}${error === undefined ? "" : " (failed)"}`;
    });
}

/** Messages of severity error. */
export function errorsOf({ diagnostics }: RehearsalResult): string[] {
  return diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message);
}
