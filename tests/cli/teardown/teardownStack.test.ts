import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DirectorySeed } from "../../../practice-tenant";
import { answering, startTeardownProject, type TeardownProject } from "./teardownProject";

const graphPrincipal = "55555555-5555-4555-8555-555555555551";
const ben = "44444444-4444-4444-8444-444444444442";
let project: TeardownProject;
let before: DirectorySeed;

beforeAll(async () => {
  project = await startTeardownProject();
  before = project.tenant.exportDirectory();
});

afterAll(() => project.close());

beforeEach(() => project.write(apiAndClient));

afterEach(async () => {
  project.tenant.faults.clear();
  await project.run(["teardown", "--yes"]);
  project.tenant.importDirectory(before);
});

const now = () => project.tenant.exportDirectory();

/** Two apps, one of which uses the other's API. */
const apiAndClient = `
import { AppRegistration } from "entra-app-registration";
const rooms = new AppRegistration("rooms", {
  displayName: "Rooms",
  api: { scopes: { "Rooms.Read": { title: "Read rooms", description: "Reads rooms.", consent: "user" } } },
});
new AppRegistration("board", {
  displayName: "Room Board",
  singlePage: { redirectUris: ["http://localhost:5173/"] },
  permissions: { microsoftGraph: { delegated: ["User.Read"] }, ...rooms.permissions({ delegated: ["Rooms.Read"] }) },
  consent: "wholeTenant",
});
`;

/** Nothing but the provider: no marker. */
const plain = `
import * as azuread from "@pulumi/azuread";
const plain = new azuread.Application("plain", { displayName: "Plain" });
new azuread.ServicePrincipal("plain", { clientId: plain.clientId });
`;

const shownPlan = `Teardown of entra-app-registration/dev
in the practice tenant <id>

Destroyed by the rehearsal, 10 resources in all:
  Rooms  dev/rooms
    client id <id>
  Room Board  dev/board
    client id <id>
    used by   everybody (consent for the whole tenant)
Then they are purged from the recycle bin: nobody can bring them back.

`;

async function rehearseUp(): Promise<void> {
  expect(await project.run(["rehearse", "up", "--yes"])).toMatchObject({ exitCode: 0 });
}

describe("a stack that is up", () => {
  it("is shown on stdout with --dry-run; nothing changes, also not where the person says no or cannot answer", async () => {
    await rehearseUp();
    const up = now();
    const no = answering("no");

    const { exitCode, stdout, stderr } = await project.run(["teardown", "--dry-run"]);

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(withoutIds(stdout)).toBe(shownPlan);
    expect(await project.run(["teardown"], no)).toMatchObject({ exitCode: 1, stdout: "" });
    expect(no.asked).toEqual(["Take all of this away for good?"]);
    expect(await project.run(["teardown"])).toMatchObject({ exitCode: 2, stdout: "" });
    expect(await project.run(["teardown", "--json"], answering("yes"))).toMatchObject({ exitCode: 2, stdout: "" });
    expect(now()).toEqual(up);
    expect(existsSync(join(project.folder, ".practice/stacks/entra-app-registration/dev.teardown.json"))).toBe(false);
  }, 60_000);

  it("is taken away, and the tenant is what it was before, record by record; a second time finds nothing", async () => {
    await rehearseUp();
    expect(now()).not.toEqual(before);

    const first = await project.run(["teardown"], answering("yes"));
    const second = await project.run(["teardown"], answering("no"));

    expect(withoutIds(first.stderr)).toBe(shownPlan);
    expect(first).toMatchObject({
      exitCode: 0,
      stdout: "destroyed: 10 resources\npurged: 2 applications\nresidue: 0\n",
    });
    expect(now()).toEqual(before);
    expect(second).toMatchObject({ exitCode: 0, stdout: "residue: 0\n" });
    expect(second.stderr).toContain(
      "There is nothing to take away.\nThe stack dev is down already: its state is empty.\n",
    );
  }, 60_000);

  it("leaves the recycle bin alone with --keep-recycled, says what it keeps, and purges it the next time", async () => {
    await rehearseUp();

    const { exitCode, stdout } = await project.run(["teardown", "--yes", "--keep-recycled"]);

    expect(exitCode).toBe(0);
    expect(withoutIds(stdout)).toBe(`destroyed: 10 resources
residue: 4, all of it in the recycle bin as asked
  application in the recycle bin Room Board (<id>): kept with --keep-recycled
  application in the recycle bin Rooms (<id>): kept with --keep-recycled
  service principal in the recycle bin Room Board (<id>): kept with --keep-recycled
  service principal in the recycle bin Rooms (<id>): kept with --keep-recycled
`);
    expect(now().deleted).toHaveLength(4);

    const next = await project.run(["teardown", "--yes"]);
    expect(next.stderr).toContain("Purged from the recycle bin as well: 2 applications, 2 service principals\n");
    expect(next).toMatchObject({ exitCode: 0, stdout: "purged: 2 applications\nresidue: 0\n" });
    expect(now()).toEqual(before);
  }, 60_000);

  it("shows and takes what has the marker and is in no state, and names who uses what goes", async () => {
    await rehearseUp();
    const { directory } = project;
    const lost = await directory.post("/applications", {
      displayName: "Rooms",
      tags: ["appreg:entra-app-registration/dev/rooms"],
    });
    const portal = await directory.post("/applications", { displayName: "Portal", tags: ["appreg:web/prod/portal"] });
    const client = await directory.post("/servicePrincipals", { appId: portal.appId });
    const [api] = await directory.list("/servicePrincipals?$filter=displayName%20eq%20'Rooms'");
    const consent = { clientId: client.id, resourceId: api?.id, scope: "Rooms.Read" };
    await directory.post("/oauth2PermissionGrants", { ...consent, consentType: "Principal", principalId: ben });
    const [board] = await directory.list("/servicePrincipals?$filter=displayName%20eq%20'Room%20Board'");
    await directory.post(`/servicePrincipals/${board?.id}/appRoleAssignedTo`, {
      ...{ principalId: ben, resourceId: board?.id, appRoleId: "00000000-0000-0000-0000-000000000000" },
    });

    const { exitCode, stdout, stderr } = await project.run(["teardown", "--yes"]);

    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: "destroyed: 10 resources\ndeleted: 1 application\npurged: 3 applications\nresidue: 0\n",
    });
    expect(stderr).toContain(`    client id ${api?.appId}\n    used by   the app Portal (web/prod/portal)\n`);
    expect(stderr).toContain("    used by   everybody (consent for the whole tenant), Ben Lindqvist\n");
    expect(stderr).toContain(
      `Found by their marker alone, deleted through Microsoft Graph:\n  Rooms  dev/rooms\n    client id ${lost.appId}\n`,
    );
    // The portal is another project's.
    expect(now().applications?.map(({ displayName }) => displayName)).toEqual(["Portal"]);
  }, 60_000);

  it("is finished by the next run after an interruption, which nobody takes for done", async () => {
    await rehearseUp();
    const interruption = new AbortController();
    const ask = answering("yes").ask;
    const interrupted = await project.run(["teardown"], {
      interrupted: interruption.signal,
      ask: (question, choices) => {
        interruption.abort();
        return ask(question, choices);
      },
    });

    expect(interrupted).toMatchObject({
      exitCode: 1,
      stdout: "Interrupted: nobody has looked at what is left. Run it again to finish.\n",
    });
    expect(await project.run(["teardown", "--yes"])).toMatchObject({ exitCode: 0 });
    expect(now()).toEqual(before);
  }, 60_000);

  it("tells all of it as one JSON document", async () => {
    await rehearseUp();

    const { exitCode, stdout } = await project.run(["teardown", "--yes", "--json"]);

    expect(exitCode).toBe(0);
    expect(JSON.parse(withoutIds(stdout))).toEqual({
      project: "entra-app-registration",
      stacks: ["dev"],
      tenant: "practice",
      tenantId: "<id>",
      engine: "rehearsal",
      dryRun: false,
      apps: [
        { name: "rooms", displayName: "Rooms", wholeTenant: false },
        { name: "board", displayName: "Room Board", wholeTenant: true },
      ].map((app) => ({
        ...{
          stack: "dev",
          objectId: "<id>",
          clientId: "<id>",
          createdAt: expect.any(String),
          by: "engine",
          usedBy: [],
        },
        ...app,
      })),
      servicePrincipals: [],
      recycled: [],
      left: [],
      engineExitCode: 0,
      interrupted: false,
      deleted: { applications: [], servicePrincipals: [], grants: 0, roleAssignments: 0 },
      purged: {
        applications: ["Room Board", "Rooms"].map((displayName) => ({
          objectId: "<id>",
          displayName,
          clientId: "<id>",
        })),
        servicePrincipals: [],
      },
      refused: [],
      residue: [],
    });
  }, 60_000);
});

describe("what stays", () => {
  it("is what the program protects: all else goes, and the exit code says that something is left", async () => {
    project.write(apiAndClient.replace('consent: "wholeTenant",\n});', "}, { protect: true });"));
    await rehearseUp();

    const { exitCode, stdout, stderr } = await project.run(["teardown", "--yes"]);

    expect(exitCode).toBe(1);
    expect(stderr).toContain("application board: protected by the program\n");
    expect(withoutIds(stdout)).toMatch(/residue: \d\n/);
    expect(stdout).toContain("application Room Board (");
    expect(now().applications?.map(({ displayName }) => displayName)).toContain("Room Board");

    // So that nothing is left for the next test.
    project.write(apiAndClient);
    await rehearseUp();
  }, 60_000);

  it("is a principal of Microsoft's that the state names: it is as it was, and how to forget it is told", async () => {
    project.write(`${plain}
new azuread.ServicePrincipal("graph", { clientId: "00000003-0000-0000-c000-000000000000", useExisting: true });
`);
    await rehearseUp();
    const graph = () => project.directory.get(`/servicePrincipals/${graphPrincipal}`);
    const up = await graph();

    const { exitCode, stdout, stderr } = await project.run(["teardown", "--yes"]);

    expect(exitCode).toBe(0);
    expect(stderr).toContain("Left as it is:\n  service principal graph: not of this tenant: never touched\n");
    expect(stdout).toContain(
      "residue: 0\ngraph stays in the state; to forget it, set retainOnDelete on it, bring the stack up,",
    );
    expect(await graph()).toEqual(up);
    expect(now()).toEqual(before);

    project.write(`import * as azuread from "@pulumi/azuread";
new azuread.ServicePrincipal("graph", { clientId: "00000003-0000-0000-c000-000000000000", useExisting: true }, {
  retainOnDelete: true,
});
`);
    await rehearseUp();
    expect(await project.run(["teardown", "--yes"])).toMatchObject({
      exitCode: 0,
      stdout: "destroyed: 2 resources\nresidue: 0\n",
    });
    expect(await graph()).toEqual(up);
  }, 60_000);

  it("is what the directory refuses: the next run finishes, and finds again what had no marker", async () => {
    project.write(plain);
    await rehearseUp();
    project.tenant.faults.add({ method: "DELETE", path: "/directory/deletedItems/", times: 99, status: 403 });

    const { exitCode, stdout } = await project.run(["teardown", "--yes"]);

    expect(exitCode).toBe(1);
    expect(withoutIds(stdout)).toContain(`residue: 2
  application in the recycle bin Plain (<id>): refused
  service principal in the recycle bin Plain (<id>): refused
  Microsoft Graph refused DELETE /directory/deletedItems/<id>: 403`);
    project.tenant.faults.clear();
    expect(await project.run(["teardown", "--yes"])).toMatchObject({
      exitCode: 0,
      stdout: "purged: 1 application\nresidue: 0\n",
    });
    expect(now()).toEqual(before);
  }, 60_000);

  it("is what a failed destroy leaves, which is told", async () => {
    await rehearseUp();
    const [board] = now().applications?.filter(({ displayName }) => displayName === "Room Board") ?? [];
    project.tenant.faults.add({ method: "DELETE", path: `/applications/${board?.id}`, times: 99, status: 403 });

    const { exitCode, stdout, stderr } = await project.run(["teardown", "--yes"]);

    expect(exitCode).toBe(1);
    expect(stderr).toContain("Diagnostics:\n");
    expect(stdout).toContain("the rehearsal's destroy failed: mend what it says above, and run this again.\n");
    expect(stdout).toContain(`application Room Board (${board?.id}): the engine did not delete it\n`);
    project.tenant.faults.clear();
    expect(await project.run(["teardown", "--yes"])).toMatchObject({ exitCode: 0 });
    expect(now()).toEqual(before);
  }, 60_000);
});

describe("a stack whose apps somebody deleted by hand", () => {
  it("is destroyed all the same: the engine looks first", async () => {
    await rehearseUp();
    for (const { id } of now().applications ?? []) await project.directory.delete(`/applications/${id}`);

    expect(await project.run(["teardown", "--yes"])).toMatchObject({ exitCode: 0 });
    expect(now()).toEqual(before);
    const state = readFileSync(join(project.folder, ".practice/stacks/entra-app-registration/dev.json"), "utf8");
    expect(JSON.parse(state).deployment.resources ?? []).toEqual([]);
  }, 60_000);
});

function withoutIds(text: string): string {
  return text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "<id>");
}
