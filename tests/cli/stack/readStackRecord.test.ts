import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findProject, findStack, type Project, type Stack } from "../../../cli/project/findProject";
import { readStackRecord } from "../../../cli/stack/readStackRecord";
import { recordedApps } from "../../../cli/stack/recordedApps";
import { tenantOf } from "../../../cli/stack/tenantOf";

let folder: string;
let project: Project;
let stack: Stack;
let env: { PATH: string };

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "appreg-record-")));
  writeFileSync(join(folder, "Pulumi.yaml"), "name: shop\n");
  writeFileSync(join(folder, "Pulumi.dev.yaml"), "config: {}\n");
  project = findProject(folder);
  stack = findStack(project);
  env = { PATH: join(folder, "bin") };
});

afterEach(() => rmSync(folder, { recursive: true }));

const origin = "urn:pulumi:dev::shop::";
const stackUrn = `${origin}pulumi:pulumi:Stack::shop-dev`;
const appUrn = `${origin}azuread:index/application:Application::mailer`;
const clientId = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa";

const root = { urn: stackUrn, custom: false, type: "pulumi:pulumi:Stack", outputs: { url: "https://shop.example/" } };
const app = {
  urn: appUrn,
  custom: true,
  id: "/applications/object-1",
  type: "azuread:index/application:Application",
  inputs: { displayName: "Mailer" },
  outputs: { objectId: "object-1", clientId },
  parent: stackUrn,
};

function standInForPulumi(script: string): void {
  const file = join(folder, "bin", "pulumi");
  mkdirSync(dirname(file));
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

/** Prints the text whatever it is asked. */
function exports(content: unknown): void {
  const file = join(folder, "export.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  standInForPulumi(`while read -r line || [ -n "$line" ]; do printf '%s\\n' "$line"; done < '${file}'`);
}

function rehearsed(deployment: object): void {
  mkdirSync(dirname(stack.rehearsalState), { recursive: true });
  writeFileSync(stack.rehearsalState, JSON.stringify({ version: 3, deployment }));
}

const toldApp = {
  urn: appUrn,
  type: app.type,
  id: "/applications/object-1",
  custom: true,
  external: false,
  parent: stackUrn,
  inputs: app.inputs,
  outputs: app.outputs,
  propertyDependencies: {},
  ignoreChanges: [],
};

describe("readStackRecord", () => {
  it("reads a rehearsed stack: resources without those that wait for deletion, outputs, and what was interrupted", async () => {
    rehearsed({
      resources: [root, app, { ...app, id: "/applications/object-0", delete: true }],
      pending_operations: [{ type: "creating", resource: { ...app, urn: `${appUrn}-2` } }],
    });
    exports({ version: 3, deployment: { resources: [] } });

    const record = await readStackRecord(project, stack, { env });

    expect(record).toMatchObject({
      engine: "rehearsal",
      project,
      stack,
      pendingOperations: [{ kind: "creating", urn: `${appUrn}-2`, type: app.type }],
      outputs: { url: "https://shop.example/" },
    });
    expect(record.resources).toHaveLength(2);
    expect(record.resources[1]).toMatchObject(toldApp);
    expect(tenantOf(record)).toBe("practice");
  });

  it("reads what Pulumi exports, which is asked in the project's folder about that stack", async () => {
    exports({
      version: 3,
      deployment: {
        resources: [root, app, { ...app, delete: true }],
        pending_operations: [{ type: "deleting", resource: app }],
      },
    });

    const record = await readStackRecord(project, stack, { env, engine: "pulumi" });

    expect(record).toEqual({
      engine: "pulumi",
      project,
      stack,
      resources: [
        {
          ...{ urn: stackUrn, type: root.type, id: "", custom: false, external: false, parent: "", inputs: {} },
          ...{ outputs: root.outputs, propertyDependencies: {}, ignoreChanges: [] },
        },
        toldApp,
      ],
      pendingOperations: [{ kind: "deleting", urn: appUrn, type: app.type }],
      outputs: { url: "https://shop.example/" },
    });
    expect(tenantOf(record)).toBe("real");
  });

  it("names the stack to Pulumi, and says why that does not tell", async () => {
    standInForPulumi('echo "error: no stack named $*" >&2; exit 255');

    await expect(readStackRecord(project, stack, { env })).rejects.toMatchObject({
      code: "ERR_STACK_NOT_FOUND",
      problem:
        'The Pulumi CLI does not tell the state of the stack "dev": no stack named stack export --non-interactive --stack dev',
    });
  });

  it("takes Pulumi's state for a stack whose rehearsal is down again", async () => {
    rehearsed({ resources: [] });
    exports({ version: 3, deployment: { resources: [root, app] } });

    expect(await readStackRecord(project, stack, { env })).toMatchObject({ engine: "pulumi" });
    expect(await readStackRecord(project, stack, { env, engine: "rehearsal" })).toMatchObject({
      engine: "rehearsal",
      resources: [],
    });
  });

  it("has an empty state for a rehearsal that is down again where Pulumi knows no such stack", async () => {
    rehearsed({ resources: [] });
    standInForPulumi("echo 'error: no stack' >&2; exit 255");

    expect(await readStackRecord(project, stack, { env })).toMatchObject({ engine: "rehearsal", resources: [] });
  });

  it("says that the stack was never brought up, by whichever engine was named", async () => {
    await expect(readStackRecord(project, stack, { env })).rejects.toMatchObject({
      code: "ERR_STACK_NOT_FOUND",
      problem: 'The stack "dev" has no state: it was not rehearsed, and there is no Pulumi CLI here to ask.',
    });
    await expect(readStackRecord(project, stack, { env, engine: "rehearsal" })).rejects.toMatchObject({
      problem: 'The stack "dev" has no state: it was not rehearsed.',
    });
    await expect(readStackRecord(project, stack, { env, engine: "pulumi" })).rejects.toMatchObject({
      problem: 'There is no Pulumi CLI here to ask for the state of the stack "dev".',
    });
  });

  it("refuses the state of another project", async () => {
    exports({ version: 3, deployment: { resources: [{ ...app, urn: appUrn.replace("::shop::", "::store::") }] } });

    await expect(readStackRecord(project, stack, { env })).rejects.toMatchObject({
      code: "ERR_OTHER_PROJECT",
      problem: 'The state of the stack "dev" is of the project store, and this is the project shop.',
    });
  });

  it.each([
    ["is no JSON", "Updating…", "`pulumi stack export` printed a state that cannot be read."],
    [
      "has another shape",
      { version: 3, deployment: { resources: [{ urn: "x", type: "y" }] } },
      "`pulumi stack export` printed a state that cannot be read: deployment.resources.0.urn.",
    ],
  ])("refuses an export that %s, without repeating it", async (_what, content, problem) => {
    exports(content);

    await expect(readStackRecord(project, stack, { env })).rejects.toMatchObject({
      code: "ERR_PULUMI_FAILED",
      problem,
    });
  });
});

describe("the apps of a record", () => {
  it("are its applications with their ids, but for those that the program only looks at", async () => {
    const lookedAt = { ...app, urn: `${appUrn}-of-others`, external: true };
    exports({ version: 3, deployment: { resources: [root, app, lookedAt] } });

    const apps = recordedApps(await readStackRecord(project, stack, { env }));

    expect(apps).toMatchObject([
      { name: "mailer", urn: appUrn, objectId: "object-1", clientId, manifest: { name: "mailer" } },
    ]);
    expect(apps).toHaveLength(1);
  });
});

describe("the tenant of a record", () => {
  it("is the practice tenant where Pulumi works on that", async () => {
    writeFileSync(join(folder, "Pulumi.dev.yaml"), "config:\n  azuread:metadataHost: 127.0.0.1:28443\n");

    expect(tenantOf({ engine: "pulumi", stack: findStack(project) })).toBe("practice");
  });
});
