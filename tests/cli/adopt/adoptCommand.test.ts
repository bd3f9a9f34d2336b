/** The command in a project: what it writes, shows, asks and refuses. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AdoptProject, startAdoptProject } from "./adoptProject";

const graph = "00000003-0000-0000-c000-000000000000";
const userRead = "e1fe6dd8-ba31-4d61-89e7-88639da4683d";
const ada = "44444444-4444-4444-8444-444444444441";
const ben = "44444444-4444-4444-8444-444444444442";
const roles = "9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8";
const program = `/** The apps of this tenant. */
import { AppRegistration } from "entra-app-registration";

const planner = new AppRegistration("planner", { displayName: "Planner" });
export const plannerAccess = planner.access;
`;

let project: AdoptProject;
beforeAll(async () => {
  project = await startAdoptProject(program);
}, 60_000);
afterAll(() => project.close());
beforeEach(() => {
  rmSync(join(project.folder, "apps"), { recursive: true, force: true });
  project.page.write(program);
});

function asking(resource: string, id: string, type: "Scope" | "Role") {
  return { requiredResourceAccess: [{ resourceAppId: resource, resourceAccess: [{ id, type }] }] };
}

const yes = async <Value extends string>(_question: string, choices: readonly { readonly value: Value }[]) =>
  choices.find(({ value }) => value === "yes")?.value;
const no = async <Value extends string>(_question: string, choices: readonly { readonly value: Value }[]) =>
  choices.find(({ value }) => value === "no")?.value;

describe("appreg adopt", () => {
  it("writes the app, its import and a line of the program, and names what comes next", async () => {
    const { clientId } = await project.make({
      displayName: "Room Board",
      spa: { redirectUris: ["https://rooms.contoso.com/"] },
      ...asking(graph, userRead, "Scope"),
    });
    const { exitCode, stdout, stderr } = await project.adopt("room board", { yes: true });

    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 0,
      stdout: "apps/room-board.ts\napps/room-board.import.json\nindex.ts\n",
      stderr: `room-board  Room Board
  The first up after the import changes:
    - tags: "appreg:entra-app-registration/dev/room-board" is added, which tells
      whose the app is
    - service principal: created, because the tenant has none of the app

\nNext:
  npx appreg rehearse import --file apps/room-board.import.json
  npx appreg rehearse preview
Or with the Pulumi CLI:
  pulumi import --file apps/room-board.import.json --protect=false --generate-code=false
  pulumi preview --diff
`,
    });
    expect(project.read("index.ts")).toMatch(/\nexport \{ roomBoard \} from "\.\/apps\/room-board";\n$/);
    expect(project.read("apps/room-board.ts")).toContain(`adopted from the app registration ${clientId}`);
    expect(JSON.parse(project.read("apps/room-board.import.json"))).toMatchObject({
      resources: [
        { name: "room-board", component: true },
        { logicalName: "room-board", parent: "room-board" },
      ],
    });

    expect(await project.adopt(clientId, { yes: true })).toMatchObject({
      exitCode: `"Room Board" (${clientId}) was adopted before: apps/room-board.ts declares it.
  Fix: change it there, or delete the file and what names it to adopt the app anew`,
    });
  }, 60_000);

  it("asks first, and writes nothing when the person says no", async () => {
    await project.make({ displayName: "Asked" });
    const { exitCode, stdout, stderr } = await project.adopt("Asked", {}, { deps: { ask: no } });

    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toContain("apps/asked.ts (new)\n+ /**\n");
    expect(stderr).toContain("index.ts\n  …\n  const planner = new");
    expect(stderr).toMatch(/Nothing was written\.\n$/);
    expect(existsSync(join(project.folder, "apps"))).toBe(false);
    expect(project.read("index.ts")).not.toContain("asked");
  }, 60_000);

  it("writes nothing once it is interrupted", async () => {
    await project.make({ displayName: "Interrupted" });
    const { exitCode, stderr } = await project.adopt(
      "Interrupted",
      { yes: true },
      { deps: { interrupted: AbortSignal.abort() } },
    );

    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "Nothing was written.\n" });
    expect(existsSync(join(project.folder, "apps"))).toBe(false);
  }, 60_000);

  it("prints the program alone with --out -, and one document with --json", async () => {
    const { clientId, objectId } = await project.make({ displayName: "Printed" });
    const printed = await project.adopt("Printed", { out: "-", name: "copy" });
    const document = await project.adopt("Printed", { yes: true, json: true });

    expect(printed.exitCode).toBe(0);
    expect(printed.stdout).toMatch(/^\/\*\*\n \* Printed, adopted from/);
    expect(printed.stdout).toContain('const copyApp = new AppRegistration("copy", {\n  displayName: "Printed",\n');
    expect(JSON.parse(document.stdout)).toMatchObject({
      written: true,
      apps: [{ name: "printed", clientId, objectId, file: "apps/printed.ts", exceptions: [{ effect: "changed" }, {}] }],
      files: ["apps/printed.ts", "apps/printed.import.json", "index.ts"],
      linesToAdd: [],
      skipped: [],
      next: ["npx appreg rehearse import --file apps/printed.import.json", "npx appreg rehearse preview"],
    });
  }, 60_000);

  it("leaves a program alone that is not plain enough, and says which line it lacks", async () => {
    await project.make({ displayName: "Beside" });
    const left = `${program.split("\n\n")[0]}\nexport = { app: AppRegistration };\n`;
    project.page.write(left);
    const { exitCode, stderr } = await project.adopt("Beside", { yes: true });

    expect(exitCode).toBe(0);
    expect(stderr).toContain('Left alone: index.ts. Add to it:\n  export { beside } from "./apps/beside";\n');
    expect(project.read("index.ts")).toMatch(/\nexport = \{ app: AppRegistration \};\n$/);
  }, 60_000);

  it("lets a person choose of an owner's, the most dangerous first, each with the reason", async () => {
    const owned = { "owners@odata.bind": [`https://graph.microsoft.com/v1.0/directoryObjects/${ada}`] };
    const low = await project.make({ displayName: "Owned and low", ...owned, ...asking(graph, userRead, "Scope") });
    const high = await project.make({ displayName: "Owned and high", ...owned, ...asking(graph, roles, "Role") });
    let labels: readonly string[] = [];
    const chosen = await project.adopt(
      undefined,
      { owner: "ada@practice.onmicrosoft.com" },
      {
        deps: { ask: yes },
        tools: {
          questions: async () => ({
            choose: () => Promise.reject(new Error("not asked")),
            text: () => Promise.reject(new Error("not asked")),
            search: async ({ find, nameOf }) => {
              labels = find("owned and").map(({ label }) => label);
              expect(nameOf(low.clientId)).toBe("Owned and low");
              return [low.clientId, high.clientId];
            },
          }),
        },
      },
    );

    expect(labels).toEqual([
      "tier-0    Owned and high                RoleManagement.ReadWrite.Directory (application, asked for)",
      "low       Owned and low                 User.Read (delegated, asked for)",
    ]);
    expect(chosen).toMatchObject({
      exitCode: 0,
      stdout: "apps/owned-and-high.ts\napps/owned-and-low.ts\napps/adopted.import.json\nindex.ts\n",
    });
  }, 60_000);

  it("tells what it leaves out of all, and why", async () => {
    await project.make({ displayName: "Twice" });
    await project.make({ displayName: "Twice" });
    const other = await project.make({ displayName: "Of others", tags: ["appreg:elsewhere/prod/theirs"] });
    const { exitCode, stdout, stderr } = await project.adopt(undefined, { all: true, out: "-", yes: true });

    expect(exitCode).toBe(0);
    expect(stdout.match(/displayName: "Twice"/g)).toHaveLength(1);
    expect(stdout).not.toContain("Of others");
    expect(stderr.replaceAll(/\s+/g, " ")).toContain(
      `"Of others" (${other.clientId}) belongs to the stack elsewhere/prod, as "theirs".`,
    );
    expect(stderr).toContain('"Twice" is the name of 2 apps (');
  }, 60_000);
});

describe("appreg adopt refuses", () => {
  it("what another stack has marked, unless it is told to take over", async () => {
    const { clientId } = await project.make({ displayName: "Marked", tags: ["appreg:other/dev/marked"] });
    const taken = await project.adopt(clientId, { out: "-", takeOver: true });

    expect(await project.adopt(clientId, { yes: true })).toMatchObject({
      exitCode: `"Marked" (${clientId}) belongs to the stack other/dev, as "marked".
  Fix: change it there; or remove it there, keeping the object, and adopt it here with --take-over`,
    });
    expect(taken.exitCode).toBe(0);
    expect(taken.stderr.replaceAll(/\s+/g, " ")).toContain(
      'is added, which tells whose the app is; "appreg:other/dev/marked" is taken away',
    );
    expect(taken.stdout).not.toMatch(/^ {2}tags:/m);
  }, 60_000);

  it("one of two apps of one name, naming both; what is nowhere; and what is not this tenant's", async () => {
    const ids = [await project.make({ displayName: "Alike" }), await project.make({ displayName: "alike" })];
    const [ambiguous, unknown, foreign] = [
      await project.adopt("Alike", { yes: true }),
      await project.adopt("Alikes", { yes: true }),
      await project.adopt(graph, { yes: true }),
    ];

    expect(ambiguous.exitCode).toContain('The tenant has 2 app registrations that are called "Alike"');
    for (const { clientId } of ids) expect(ambiguous.exitCode).toContain(clientId);
    expect(unknown.exitCode).toContain('The tenant has no app registration "Alikes"');
    expect(foreign.exitCode).toMatch(
      /^"Microsoft Graph" \(00000003-0000-0000-c000-000000000000\) is a service principal here, whose application is in the tenant [0-9a-f-]{36}: there is no app registration to adopt\.\n/,
    );
  });

  it("what no program may declare, in the words of its rule; of several the others are adopted", async () => {
    const owned = { "owners@odata.bind": [`https://graph.microsoft.com/v1.0/directoryObjects/${ben}`] };
    const optionalClaims = { idToken: [{ name: "groups", additionalProperties: ["made_up"] }] };
    const { clientId } = await project.make({ displayName: "Odd claims", ...owned, optionalClaims });
    await project.make({ displayName: "Usual claims", ...owned });
    const several = await project.adopt(undefined, { owner: ben, yes: true, out: "-" });
    const alone = await project.adopt(clientId, { yes: true });

    expect(alone.exitCode).toContain('AppRegistration "odd-claims" has 1 problem:');
    expect(alone.exitCode).toContain("a property of a claim is one that the azuread provider takes");
    expect(several.exitCode).toBe(0);
    expect(several.stderr).toMatch(/^Not adopted:\n {2}- .*AppRegistration "odd-claims" has 1 problem:/);
    expect(several.stdout.match(/displayName: .*/g)).toEqual(['displayName: "Usual claims",']);
    expect(existsSync(join(project.folder, "apps"))).toBe(false);
  }, 120_000);

  it("a name that the program has, and one that is none", async () => {
    const { clientId } = await project.make({ displayName: "Planner" });

    expect((await project.adopt(clientId, { yes: true, name: "planner" })).exitCode).toBe(
      'The name "planner" is taken: index.ts, line 4, declares an app of that name.\n  Fix: give the app another one with --name',
    );
    expect((await project.adopt(clientId, { yes: true, name: "1st" })).exitCode).toContain("--name 1st: a name begins");
  });

  it("to begin without a project, a selection, or somebody who can say yes", async () => {
    const folder = mkdtempSync(join(tmpdir(), "appreg-adopt-"));
    const [outside, nothing, unasked] = [
      await project.adopt("x", { yes: true, cwd: folder }),
      await project.adopt(undefined, { yes: true }),
      await project.adopt("x", {}),
    ];
    rmSync(folder, { recursive: true });

    expect(outside.exitCode).toContain("begin one with `appreg init`");
    expect(nothing.exitCode).toContain("give a client id, a name, or --all");
    expect(unasked.exitCode).toContain("add --yes to say it beforehand");
    expect(readdirSync(project.folder)).not.toContain(".appreg");
  });
});
