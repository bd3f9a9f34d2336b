/** The package as somebody else gets it: packed, installed into an empty Pulumi project elsewhere, and used there. */
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findFreePort } from "../endToEnd/sampleProject";
import { ServedPack } from "../policy/servedPack";
import { type ConsumerProject, createConsumer } from "./consumerProject";
import { type PackedPackage, packPackage } from "./packedPackage";
import { readManifest } from "./runtimeTree";

/** Bytes that the tarball and what is in it may take. A fifth of it is tables: permissions, and what opens which call. */
const limits = { size: 1_100_000, unpackedSize: 5_000_000 };

const root = join(__dirname, "..", "..");
// A space in a name is what most often breaks a command line that is put together from text.
const folder = realpathSync(mkdtempSync(join(tmpdir(), "appreg package ")));
let packed: PackedPackage;
let project: ConsumerProject;

beforeAll(async () => {
  packed = packPackage(folder);
  project = createConsumer(join(folder, "time sheet"), packed.file, await findFreePort());
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the package", () => {
  it("holds what runs and its types, and neither tests nor sources", () => {
    const unexpected = packed.paths.filter(
      (path) =>
        !/^(dist\/.+\.(c?js|json|d\.ts)|dist\/policy\/PulumiPolicy\.yaml|bin\/\w+\.js|LICENSE|NOTICE|README\.md|package\.json)$/.test(
          path,
        ),
    );
    const rooms = new Set(packed.paths.map((path) => /^dist\/([^/]+)\//.exec(path)?.[1]));

    expect(unexpected).toEqual([]);
    expect([...rooms].filter((room) => room !== undefined).sort()).toEqual([
      "adopt",
      "catalogue",
      "cli",
      "common",
      "components",
      "directory",
      "lifecycle",
      "manifest",
      "policy",
      "practice-tenant",
      "rehearsal",
      "review",
      "rules",
      "token",
    ]);
    expect(packed.paths).toEqual(
      expect.arrayContaining(["bin/appreg.js", "dist/components/index.d.ts", "LICENSE", "NOTICE", "README.md"]),
    );
  });

  it(`stays below ${limits.size / 1000} kB, ${limits.unpackedSize / 1_000_000} MB unpacked`, () => {
    console.log(`the package: ${packed.size} bytes, ${packed.unpackedSize} unpacked, ${packed.paths.length} files`);

    expect(packed.size).toBeLessThan(limits.size);
    expect(packed.unpackedSize).toBeLessThan(limits.unpackedSize);
  });

  it("imports only what it declares to need", () => {
    const { dependencies = {}, peerDependencies = {} } = readManifest(root);
    const declared = { ...dependencies, ...peerDependencies };
    const undeclared = project.importedPackages().filter((name) => !(name in declared));

    expect(undeclared).toEqual([]);
  });

  it("runs here beside no tool of its developers", () => {
    const { devDependencies = {}, peerDependencies = {} } = readManifest(root);
    // These come along because a package that is needed asks for them itself.
    const alsoNeeded = ["@azure/msal-browser", "@azure/msal-node", "@types/google-protobuf", "@types/node"];
    const tools = Object.keys(devDependencies).filter(
      (name) => !(name in peerDependencies || alsoNeeded.includes(name)),
    );
    const installed = project.tree.map((path) => path.replace(/^(.*\/)?node_modules\//, ""));

    expect(installed.filter((name) => tools.includes(name))).toEqual([]);
    expect(installed).toEqual(expect.arrayContaining(["@azure/identity", "@pulumi/azuread", "@pulumi/pulumi", "zod"]));
  });
});

describe("in a project of its own", { timeout: 120_000 }, () => {
  it("its types fit what `pulumi new` sets up, and a wrong permission name does not compile", async () => {
    const [good, wrong] = await Promise.all([
      project.run("tsc", "--noEmit"),
      project.run("tsc", "--noEmit", "--skipLibCheck", "--esModuleInterop", "wrong.ts", "--moduleResolution", "node10"),
    ]);

    expect(good).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(wrong.code).toBe(2);
    expect(wrong.stdout).toMatch(
      /^wrong\.ts\(6,\d+\): error TS2820: .*"Calendars\.Raed".* Did you mean '"Calendars\.Read"'/,
    );
  });

  it.each([
    ["bundler", ["--module", "esnext", "--moduleResolution", "bundler", "index.ts"]],
    ["nodenext, from CommonJS and from an ES module", ["--module", "nodenext", "index.ts", "module.mts"]],
  ])("its types are found by the resolution %s", async (_name, args) => {
    expect(await project.run("tsc", "--noEmit", "--strict", "--skipLibCheck", ...args)).toEqual({
      code: 0,
      stdout: "",
      stderr: "",
    });
  });

  it("its program is rehearsed, proved by a token and torn down without residue", async () => {
    const up = await project.run("appreg", "rehearse", "up", "--yes");
    const during = await countObjects();
    const token = await project.run("appreg", "token", "time-sheet", "--user", "ben@practice.onmicrosoft.com");
    const destroy = await project.run("appreg", "rehearse", "destroy", "--yes");

    expect({ code: up.code, stderr: up.stderr }).toEqual({ code: 0, stderr: "" });
    expect(up.stdout).toMatch(/^ \+ {2}azuread:Application +time-sheet {2}created/m);
    expect(up.stdout).toContain("\nResources:\n    + 4 created\n");
    expect(during).toEqual({ applications: 1, servicePrincipals: 5, oauth2PermissionGrants: 0, users: 3 });
    expect({ code: token.code, stderr: token.stderr }).toEqual({ code: 0, stderr: "" });
    expect(token.stdout).toMatch(/\n {2}Calendars\.Read {2}yes +yes\n/);
    expect(token.stdout).toContain("\n  The token grants what the program declares.\n");
    expect({ code: destroy.code, stderr: destroy.stderr }).toEqual({ code: 0, stderr: "" });
    expect(destroy.stdout).toContain("\nResources:\n    - 4 deleted\n");
    expect(await countObjects()).toEqual({
      applications: 0,
      servicePrincipals: 4,
      oauth2PermissionGrants: 0,
      users: 3,
    });
  });
});

it("its policy pack judges in a project of its own", { timeout: 60_000 }, async () => {
  const packages = join(folder, "time sheet", "node_modules");
  const pack = await ServedPack.start(join(packages, "entra-app-registration", "dist", "policy"), packages);
  const type = "azuread:index/application:Application";
  const inputs = { displayName: "Time Sheet", tags: ["time sheet"] };
  const application = { urn: `urn:pulumi:dev::time-sheet::${type}::time-sheet`, type, inputs, outputs: inputs };
  await pack.register(application);
  const reported = await pack.analyzeStack([application]);
  await pack.close();

  expect(reported.map(({ level, policy }) => `${level} ${policy}`)).toContain("mandatory tag-form");
});

async function countObjects(): Promise<unknown> {
  const { stdout } = await project.run("appreg", "practice", "status", "--json");
  return JSON.parse(stdout).counts;
}
