/** The command in a folder: what it writes, keeps, refuses and tells. The check of the declaration is somebody else's test. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import type { CliDeps } from "../../../cli/cliDeps";
import type { InitOptions } from "../../../cli/init/readOptions";
import { type InitTools, runInit } from "../../../cli/init/runInit";
import { recordDeps } from "../recordedDeps";

let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "appreg-init-")));
  const made = folder;
  onTestFinished(() => rmSync(made, { recursive: true }));
});

const native: InitOptions = { kind: "native", name: "calendar-sync", permission: ["Calendars.Read"], yes: true };

const accepting: InitTools = {
  questions: () => Promise.reject(new Error("nobody is asked in this test")),
  check: async () => ({ errors: [], warnings: [] }),
};

async function init(options: InitOptions, tools: Partial<InitTools> = {}, deps: Partial<CliDeps> = {}) {
  const recorded = recordDeps({ cwd: folder, clock: () => new Date("2026-11-22T12:00:00Z"), ...deps });
  const exitCode = await runInit(options, recorded.deps, { ...accepting, ...tools });
  return { exitCode, stdout: recorded.result.stdout, stderr: recorded.result.stderr };
}

function write(file: string, text: string): void {
  mkdirSync(join(folder, file, ".."), { recursive: true });
  writeFileSync(join(folder, file), text);
}

function read(file: string): string {
  return readFileSync(join(folder, file), "utf8");
}

/** A project with a program. */
function writeProject(program: string): void {
  write("Pulumi.yaml", "name: sample\nruntime: nodejs\n");
  write("package.json", '{ "dependencies": { "entra-app-registration": "0.1.0" } }\n');
  mkdirSync(join(folder, "node_modules"));
  write("index.ts", program);
}

describe("in an empty folder", () => {
  it("begins a project, names its files, and tells what comes next", async () => {
    expect(await init(native)).toEqual({
      exitCode: 0,
      stdout: "Pulumi.yaml\npackage.json\ntsconfig.json\n.gitignore\nPulumi.dev.yaml\nindex.ts\n",
      stderr: `
Next:
  npm install
  npx appreg rehearse preview               what it would create
  npx appreg rehearse up                    create it on the practice tenant
  npx appreg token calendar-sync            sign in, see what a token holds
`,
    });
    expect(readdirSync(folder).sort()).toEqual(
      [".gitignore", "Pulumi.dev.yaml", "Pulumi.yaml", "index.ts", "package.json", "tsconfig.json"].sort(),
    );
    expect(read("Pulumi.dev.yaml")).toBe(
      "config:\n  # The practice tenant on this machine.\n  azuread:metadataHost: 127.0.0.1:28443\n",
    );
    expect(read(".gitignore").split("\n")).toEqual(
      expect.arrayContaining(["node_modules/", ".practice/", ".appreg/", ".env", "*.key", "*.pem"]),
    );
  });

  it("pins the versions that this package is tested with", async () => {
    // The casts: package.json files, of which these fields are known.
    type Manifest = { version: string; dependencies: object; devDependencies: Record<string, string> };
    const own = JSON.parse(readFileSync(join(__dirname, "..", "..", "..", "package.json"), "utf8")) as Manifest;
    await init(native);
    const { dependencies, devDependencies } = JSON.parse(read("package.json")) as Manifest;

    expect({ dependencies, devDependencies }).toEqual({
      dependencies: {
        "entra-app-registration": own.version,
        "@pulumi/azuread": own.devDependencies["@pulumi/azuread"],
        "@pulumi/pulumi": own.devDependencies["@pulumi/pulumi"],
      },
      devDependencies: {
        "@types/node": own.devDependencies["@types/node"],
        typescript: own.devDependencies.typescript,
      },
    });
  });

  it("points to a real tenant, and tells what the deployer needs there", async () => {
    const id = "01234567-89ab-cdef-0123-456789abcdef";
    const { stderr } = await init({
      kind: "daemon",
      name: "digest",
      permission: ["Mail.Send"],
      yes: true,
      tenant: id,
      cloud: "usgovernment",
    });

    expect(read("Pulumi.prod.yaml")).toBe(`config:
  # A tenant of Microsoft Entra ID. Who deploys there needs, to
  # - create the app: any user by default, or Application Developer
  # - application permissions of Graph: Privileged Role Administrator
  azuread:tenantId: ${id}
  azuread:environment: usgovernment
`);
    expect(stderr).toBe(`
Next:
  npm install
  npx appreg certificate digest             makes a key and a certificate
  npx appreg rehearse preview --stack prod  without the tenant
  az cloud set --name AzureUSGovernment
  az login --allow-no-subscriptions -t ${id}
  pulumi stack init prod                    with the Pulumi CLI
  pulumi up                                 shows what it would do, and asks

Who runs it in the tenant needs, to
  create the app: any user by default, or Application Developer
  application permissions of Graph: Privileged Role Administrator
`);
  });

  it("adds to a .gitignore, and overwrites nothing else", async () => {
    write(".gitignore", "node_modules\n*.log");
    await init({ ...native, dryRun: true });
    expect(read(".gitignore")).toBe("node_modules\n*.log");

    await init(native);
    expect(read(".gitignore")).toMatch(/^node_modules\n\*\.log\n\.practice\/\n/);
  });

  it("is refused where the files of another package are", async () => {
    write("package.json", "{}\n");
    write("index.ts", "export const a = 1;\n");

    await expect(init(native)).rejects.toThrow(
      `package.json, index.ts are in ${folder} already, and nothing is overwritten.`,
    );
    expect(readdirSync(folder).sort()).toEqual(["index.ts", "package.json"]);
  });

  it("prints everything and writes nothing with --dry-run, without a terminal to ask at", async () => {
    const { yes: _, ...unasked } = native;
    const { exitCode, stdout, stderr } = await init({ ...unasked, dryRun: true });

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "\nNothing was written.\n" });
    expect(stdout).toContain("\nindex.ts (new)\n+ /** The apps of this tenant.");
    expect(stdout).toContain('\n+   "private": true,\n');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("in a project", () => {
  const program = 'import { WebApp } from "entra-app-registration";\n\nexport const a = WebApp;\n';

  it("adds the app to the program and the missing stack, and nothing else", async () => {
    writeProject(program);

    expect((await init(native)).stdout).toBe("Pulumi.dev.yaml\nindex.ts\n");
    expect(read("index.ts")).toBe(`import { NativeApp, WebApp } from "entra-app-registration";

export const a = WebApp;

const calendarSyncApp = new NativeApp("calendar-sync", {
  displayName: "Calendar Sync",
  permissions: { microsoftGraph: { delegated: ["Calendars.Read"] } },
});

export const calendarSync = calendarSyncApp.access;
`);
  });

  it("keeps a stack as it is, and finds its program by Pulumi.yaml", async () => {
    writeProject(program);
    write("Pulumi.yaml", "name: sample\nruntime:\n  name: nodejs\nmain: src/apps.ts\n");
    write("src/apps.ts", program);
    write("Pulumi.team.yaml", "encryptionsalt: v1:x\nconfig:\n  azuread:tenantId: x # ours\n");

    expect((await init(native)).stdout).toBe("src/apps.ts\n");
    expect(read("Pulumi.team.yaml")).toBe("encryptionsalt: v1:x\nconfig:\n  azuread:tenantId: x # ours\n");
  });

  it("makes no stack where there are others", async () => {
    writeProject(program);
    write("Pulumi.staging.yaml", "config: {}\n");
    write("Pulumi.live.yaml", "config: {}\n");

    expect((await init(native)).stdout).toBe("index.ts\n");
    expect((await init({ ...native, name: "b", stack: "third", tenant: "practice" })).stdout).toBe(
      "Pulumi.third.yaml\nindex.ts\n",
    );
  });

  it("adds a tenant to a stack that names none, beside its other keys", async () => {
    writeProject(program);
    write("Pulumi.dev.yaml", "# Ours.\nconfig:\n  a:b: 1\n  a:c:\n    secure: v1:xyz\n");
    await init({ ...native, tenant: "practice" });

    expect(read("Pulumi.dev.yaml")).toBe(
      "# Ours.\nconfig:\n  a:b: 1\n  a:c:\n    secure: v1:xyz\n  azuread:metadataHost: 127.0.0.1:28443\n",
    );
  });

  it("refuses to point a stack elsewhere, together with everything else that is wrong", async () => {
    writeProject(program);
    write("Pulumi.dev.yaml", "config:\n  azuread:metadataHost: 127.0.0.1:28443\n");
    const options = { ...native, kind: "natve", tenant: "01234567-89ab-cdef-0123-456789abcdef" };

    await expect(init(options)).rejects.toThrow(`Nothing was written, for 2 reasons:
 - --kind natve is no kind of app.
   Fix: use native
 - Pulumi.dev.yaml points to the practice tenant, not to tenant 01234567-89ab-cdef-0123-456789abcdef.
   Fix: name another stack with --stack, or leave --tenant out`);
  });

  it("writes a file of its own where the program is not plain enough, and says what to add", async () => {
    writeProject("export = { a: 1 };\n");
    const { stdout, stderr } = await init(native);

    expect(stdout).toBe("Pulumi.dev.yaml\ncalendar-sync.ts\n");
    expect(stderr).toContain('Left alone: index.ts. Add to it:\n  export { calendarSync } from "./calendar-sync";\n');
    expect(read("index.ts")).toBe("export = { a: 1 };\n");
    expect(read("calendar-sync.ts")).toContain("export const calendarSync = calendarSyncApp.access;\n");
  });

  it("has nothing to do when it is run again, formatted in whatever way", async () => {
    writeProject(program);
    await init(native);
    write(
      "index.ts",
      read("index.ts").replace('{ delegated: ["Calendars.Read"] }', '{\n\t\tdelegated: [\n"Calendars.Read",\n] }'),
    );
    const before = read("index.ts");

    expect(await init(native)).toEqual({
      exitCode: 0,
      stdout: "",
      stderr: 'index.ts, line 5, declares "calendar-sync" already, just so: nothing to write.\n',
    });
    expect(read("index.ts")).toBe(before);
  });

  it.each(["index.ts", "others.ts"])("refuses another app of a name that %s declares", async (file) => {
    writeProject(program);
    write(
      file,
      'import { WebApp } from "entra-app-registration";\nnew WebApp("calendar-sync", { redirectUris: [] });\n',
    );

    await expect(init(native)).rejects.toThrow(`${file}, line 2, declares an app "calendar-sync" already.`);
  });

  it.each([
    ["runtime: yaml", "Pulumi.yaml says that it runs with yaml"],
    ["runtime: nodejs\nmain: bin/index.js", "Pulumi.yaml names index.js"],
  ])("that is no TypeScript is refused (%j)", async (settings, why) => {
    write("Pulumi.yaml", `name: sample\n${settings}\n`);

    await expect(init(native)).rejects.toThrow(`The program is not in TypeScript: ${why}.`);
  });

  it("that lacks this package is told how to get it", async () => {
    writeProject("");
    write("package.json", "{}\n");
    const { stderr } = await init(native);

    expect(stderr).toMatch(
      /Next:\n {2}npm install --save-exact\n {4}entra-app-registration@0\.1\.0\n {4}@pulumi\/azuread@/,
    );
  });
});

describe("what the program would refuse", () => {
  it("is not known when the check is interrupted, and nothing is written", async () => {
    const interruption = new AbortController();
    const check = async () => {
      interruption.abort();
      return { errors: [], warnings: [] };
    };

    expect(await init(native, { check }, { interrupted: interruption.signal })).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: "Nothing was written.\n",
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it("is told, and nothing is written", async () => {
    const errors = ['AppRegistration "calendar-sync" has 1 problem:\n - x: y.\n   Fix: z'];

    await expect(init(native, { check: async () => ({ errors, warnings: [] }) })).rejects.toThrow(errors[0]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("is judged with the certificate at its place", async () => {
    write("keys/a.crt", "-----BEGIN CERTIFICATE-----\n");
    const read = { kind: "daemon", name: "digest", certificate: "keys/a.crt", yes: true };
    let judged = "";
    await init(read, {
      check: async ({ app }) => {
        judged = app.expression;
        return { errors: [], warnings: ["it ends soon"] };
      },
    });

    expect(judged).toContain(`readFileSync("${join(folder, "keys", "a.crt")}", "utf8")`);
    expect(readFileSync(join(folder, "index.ts"), "utf8")).toContain('readFileSync("keys/a.crt", "utf8")');
  });

  it.each([
    ["missing.crt", undefined, "There is no file missing.crt."],
    [
      "a.pem",
      "-----BEGIN PRIVATE KEY-----\n-----BEGIN CERTIFICATE-----\n",
      "a.pem holds a private key, which no program may read.",
    ],
    ["a.cer", "\u0000\u0001", "a.cer is no certificate in PEM form."],
  ])("is a certificate's file %s", async (file, text, problem) => {
    if (text !== undefined) write(file, text);

    await expect(init({ kind: "daemon", name: "digest", certificate: file, yes: true })).rejects.toThrow(problem);
  });
});

describe("without a terminal", () => {
  it("needs kind, name and a yes", async () => {
    await expect(init({})).rejects.toThrow(`Nothing was written, for 2 reasons:
 - The kind of the app is missing.
   Fix: add --kind with one of web, spa, native, daemon, api
 - The name of the app is missing.
   Fix: add --name, as in --name room-board`);
    await expect(init({ kind: "native", name: "calendar-sync" })).rejects.toThrow("add --yes to say it beforehand");
    expect(readdirSync(folder)).toEqual([]);
  });
});
