/** A practice tenant, and a project into which its apps are adopted: the whole way from Graph's bodies to a preview. */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AdoptedApp, adoptApp } from "../../adopt";
import { renderAdopted } from "../../cli/adopt/adoptedModule";
import { importsOf } from "../../cli/adopt/importsOf";
import { readBetaFields } from "../../cli/adopt/readBetaFields";
import { readTrial, type TrialReading } from "../../cli/adopt/readTrial";
import { suggestName } from "../../cli/init/appNames";
import { accessTo } from "../../cli/practice/runningTenant";
import {
  type DirectoryApp,
  DirectoryClient,
  findApps,
  type MatchedImports,
  readApiNames,
  readApps,
  renderImportFile,
} from "../../directory";
import { type PracticeTenant, startPracticeTenant } from "../../practice-tenant";
import { type RehearsalResult, rehearse } from "../../rehearsal";
import { createAppOnlyCredential } from "../../token";

const root = join(__dirname, "..", "..");
const project = "adoption";
const stack = "dev";

/** The apps of one adoption, and what became of them. */
export interface Adoption {
  readonly apps: readonly DirectoryApp[];
  readonly adopted: readonly AdoptedApp[];
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly reading: TrialReading;
  readonly imports: MatchedImports;
}

export class AdoptionStage {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "appreg-adoption-")));
  readonly stateFile = join(this.folder, "state.json");

  private constructor(
    readonly tenant: PracticeTenant,
    readonly directory: DirectoryClient,
  ) {
    symlinkSync(join(root, "node_modules"), join(this.folder, "node_modules"));
    const options = "runtime:\n  name: nodejs\n  options:\n    tsconfig: tsconfig.json\n";
    this.#write("Pulumi.yaml", `name: ${project}\n${options}main: index.ts\n`);
    this.#write(`Pulumi.${stack}.yaml`, "config: {}\n");
    this.#write("package.json", "{}\n");
    const compilerOptions = { target: "ES2022", module: "commonjs", moduleResolution: "node", esModuleInterop: true };
    this.#write("tsconfig.json", JSON.stringify({ compilerOptions: { ...compilerOptions, noCheck: true } }));
  }

  static async open(): Promise<AdoptionStage> {
    const tenant = await startPracticeTenant({ port: 0 });
    const { origin, tenantId, deployer, caPem } = tenant;
    const app = {
      ...({ name: "deployer", kind: "service", clientId: deployer.clientId, tenantId, scopes: [] } as const),
      authority: `${origin}/${tenantId}`,
      graphBaseUrl: origin,
    };
    const credential = createAppOnlyCredential(app, { flow: "secret", secret: deployer.clientSecret }, caPem);
    const scopes = [`${origin}/.default`];
    return new AdoptionStage(
      tenant,
      new DirectoryClient({ graphBaseUrl: origin, credential, scopes, practiceCaPem: caPem }),
    );
  }

  async close(): Promise<void> {
    await this.tenant.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
  }

  /** Forgets the program and the state of the adoption before; the tenant stays. */
  startOver(): void {
    for (const left of ["apps", "state.json", "index.ts", "import.json"]) {
      rmSync(join(this.folder, left), { recursive: true, force: true });
    }
  }

  async read(objectIds: readonly string[]): Promise<readonly DirectoryApp[]> {
    const found = await findApps(this.directory, { by: "objectIds", values: objectIds });
    return readBetaFields(this.directory, await readApps(this.directory, found));
  }

  /** Adopts the apps into one program, each under a name of its own, and writes it and its import. */
  async adopt(objectIds: readonly string[], people: ReadonlyMap<string, string> = new Map()): Promise<Adoption> {
    const apps = await this.read(objectIds);
    const apis = await readApiNames(this.directory, apps);
    const { tenantId, deployer } = this.tenant;
    const context = { project, stack, tenantId, deployerObjectId: deployer.objectId, apis, people };
    const adopted = apps.map((app, at) =>
      adoptApp(app, { ...context, name: `${suggestName(app.displayName).slice(0, 40) || "app"}-${at}` }),
    );
    const rendered = adopted.map((app) => ({
      name: `${app.name}.ts`,
      text: renderAdopted(app, { library: join(root, "components"), lineWidth: 80, isTaken: () => false }).text,
    }));
    const place = { name: project, folder: this.folder, practiceFolder: join(this.folder, ".practice") };
    const deps = { env: { PATH: process.env.PATH }, interrupted: new AbortController().signal };
    const reading = await readTrial({ project: place, stack, files: rendered }, deps);
    const imports = await importsOf(reading, {
      directory: this.directory,
      tenantId,
      operatorId: deployer.objectId,
      apps: new Map(adopted.map(({ name }, at) => [name, apps[at]] as const).filter(hasApp)),
    });
    mkdirSync(join(this.folder, "apps"), { recursive: true });
    for (const { name, text } of rendered) this.#write(join("apps", name), text);
    this.#write(
      "index.ts",
      rendered.map(({ name }) => `export * from "./apps/${name.replace(/\.ts$/, "")}";\n`).join(""),
    );
    this.#write("import.json", renderImportFile(imports.entries));
    return { apps, adopted, files: rendered, reading, imports };
  }

  rehearse(operation: "import" | "preview" | "up"): Promise<RehearsalResult> {
    return rehearse({
      operation,
      projectFolder: this.folder,
      stack,
      stateFile: this.stateFile,
      directory: accessTo(this.tenant),
      ...(operation === "import" && { importFile: readFileSync(join(this.folder, "import.json"), "utf8") }),
    });
  }
}

function hasApp(entry: readonly [string, DirectoryApp | undefined]): entry is readonly [string, DirectoryApp] {
  return entry[1] !== undefined;
}
