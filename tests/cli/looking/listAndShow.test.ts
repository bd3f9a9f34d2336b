import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { graphAppId } from "../../practice-tenant/graphTenant";
import { listIn } from "../../practice-tenant/tenantClient";
import { type LookingProject, startLookingProject } from "./lookingProject";

const program = `
import { AppRegistration, DaemonApp } from "entra-app-registration";
new AppRegistration("room-board", {
  displayName: "Room Board",
  singlePage: { redirectUris: ["http://localhost:5173/"] },
  permissions: { microsoftGraph: { delegated: ["User.Read", "Calendars.Read"] } },
});
new DaemonApp("mail-digest", {
  displayName: "Mail Digest",
  permissions: { microsoftGraph: { application: ["Mail.Send"] } },
  consent: "wholeTenant",
});
new AppRegistration("finder", { displayName: "Finder" });
`;
const ben = "44444444-4444-4444-8444-444444444442";

let project: LookingProject;
const clientIds: Record<string, string> = {};

/** Ben consents to one permission, somebody deletes one app, and leaves another behind that has the stack's mark. */
beforeAll(async () => {
  project = await startLookingProject(program);
  const { graph } = project;
  const { id: apiId } = await graph("GET", `/v1.0/servicePrincipals(appId='${graphAppId}')`);
  const { value } = await graph("GET", "/v1.0/applications");
  for (const { id, appId, displayName } of listIn({ status: 200, headers: {}, body: { value: value ?? {} } })) {
    clientIds[String(displayName)] = String(appId);
    if (String(displayName) === "Finder") await graph("DELETE", `/v1.0/applications/${id}`);
  }
  const { id: boardId } = await graph("GET", `/v1.0/servicePrincipals(appId='${clientIds["Room Board"]}')`);
  const consent = { clientId: boardId, consentType: "Principal", principalId: ben, resourceId: apiId };
  await graph("POST", "/v1.0/oauth2PermissionGrants", { ...consent, scope: "Calendars.Read" });
  await graph("POST", "/v1.0/applications", { displayName: "Lost", tags: ["appreg:entra-app-registration/dev/lost"] });
  await graph("POST", "/v1.0/applications", { displayName: "Twin" });
  await graph("POST", "/v1.0/applications", { displayName: "twin" });
}, 60_000);

afterAll(() => project.close());

const shape = (text: string) => text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "<id>");

describe("appreg list", () => {
  it("lists what the state knows or has the mark, what is gone first, then the worst", async () => {
    const { exitCode, stdout, stderr } = await project.run("list");

    expect({ exitCode, stderr, stdout: shape(stdout) }).toEqual({
      exitCode: 0,
      stderr: "",
      stdout: `entra-app-registration/dev on the practice tenant: 4 apps

  app          permissions     risk      consented     next expiry
  finder       gone
    <id>
    the state knows it, and the tenant does not hold it: see \`appreg drift\`
  mail-digest  1 application   high      whole tenant  -
    <id>  Mail Digest
  room-board   2 delegated     medium    partly        -
    <id>  Room Board
  lost         none            -         -             -
    <id>  Lost
    it has the stack's mark, and the state does not know it: \`appreg recover\`
`,
    });
  });

  it("lists the whole tenant's by name, and what is gone from it", async () => {
    const { stdout } = await project.run("list", "--all", "--sort", "name", "--json");
    const { apps, ...place } = JSON.parse(stdout);

    expect(place).toEqual({
      tenant: { id: "11111111-1111-4111-8111-111111111111", isPractice: true },
      project: "entra-app-registration",
      stack: "dev",
    });
    expect(apps.map(({ name = "", standing }: Record<string, string>) => [name.toLowerCase(), standing])).toEqual([
      ["finder", "gone"],
      ["lost", "unrecorded"],
      ["mail-digest", "recorded"],
      ["room-board", "recorded"],
      ["twin", "other"],
      ["twin", "other"],
    ]);
  });

  it("tells a program all that the columns tell a person", async () => {
    const { stdout } = await project.run("list", "--json");
    const { apps } = JSON.parse(stdout);

    expect(apps.find(({ name }: Record<string, string>) => name === "room-board")).toEqual({
      ...{ name: "room-board", standing: "recorded", displayName: "Room Board", clientId: clientIds["Room Board"] },
      ...{ objectId: expect.any(String), createdAt: expect.any(String), audience: "AzureADMyOrg" },
      marker: { project: "entra-app-registration", stack: "dev", name: "room-board" },
      permissions: { delegated: 2, application: 0, notAsked: 0, risk: "medium" },
      consent: { state: "partly", users: 1 },
      nextExpiry: null,
    });
  });

  it("lists what an owner has, who may be the one that is signed in", async () => {
    const mine = await project.run("list", "--owner", "me", "--sort", "name");
    const bens = await project.run("list", "--owner", "ben@practice.onmicrosoft.com");

    expect(mine.stdout).toMatch(/^Your apps on the practice tenant: \d apps\n/);
    expect(mine.stdout).toContain("mail-digest");
    expect(bens).toEqual({
      ...{ exitCode: 0, stderr: "" },
      stdout: "Apps of ben@practice.onmicrosoft.com on the practice tenant: 0 apps\n",
    });
  });

  it("says that there is no such owner", async () => {
    const { exitCode, stderr } = await project.run("list", "--owner", "nobody@practice.onmicrosoft.com");

    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr:
        'error[ERR_USAGE]: The tenant tells of no user "nobody@practice.onmicrosoft.com" (404).\n' +
        "  fix: give a sign-in name such as ada@contoso.example, an object id, or me\n",
    });
  });
});

describe("appreg show", () => {
  const headline = ({ stdout }: { readonly stdout: string }) => stdout.split("\n").slice(0, 2);

  it("finds an app by its name in the stack, its client id, or its display name whatever its case", async () => {
    const room = ["Room Board", "room-board · entra-app-registration/dev · on the practice tenant"];

    expect([
      headline(await project.run("show", "room-board")),
      headline(await project.run("show", clientIds["Room Board"] ?? "")),
      headline(await project.run("show", "ROOM BOARD")),
    ]).toEqual([room, room, room]);
  });

  it("names for whom a permission was granted", async () => {
    const { stdout } = await project.run("show", "room-board");

    expect(stdout).toContain(`    Calendars.Read  delegated    user     1 user          medium
    User.Read       delegated    user     nobody yet      low
  1 user: ben@practice.onmicrosoft.com
`);
  });

  it("gives a program everything in one document", async () => {
    const { stdout } = await project.run("show", "mail-digest", "--json");

    expect(JSON.parse(stdout)).toMatchObject({
      tenant: { id: "11111111-1111-4111-8111-111111111111", isPractice: true },
      ...{ name: "mail-digest", portal: null, displayName: "Mail Digest", clientId: clientIds["Mail Digest"] },
      permissions: [
        {
          ...{ api: "Microsoft Graph", name: "Mail.Send", kind: "application", isAsked: true },
          ...{ forWholeTenant: true, forUsers: [], consent: "admin", risk: "high" },
        },
      ],
    });
  });

  it("says that a practice tenant has no portal to open", async () => {
    const { exitCode, stderr } = await project.run("show", "mail-digest", "--open");

    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: "There is no portal for a practice tenant: what is shown here is all that it has.\n",
    });
  });

  it.each([
    [
      "an app that nobody has, and names the nearest",
      "room-borad",
      'error[ERR_APP_NOT_FOUND]: The tenant has no app registration "room-borad": neither a name in the stack, nor a client id, nor a display name.\n  fix: use "room-board" or "Room Board"\n',
    ],
    [
      "an id that nobody has",
      "99999999-9999-4999-8999-999999999999",
      'error[ERR_APP_NOT_FOUND]: The tenant has no app registration "99999999-9999-4999-8999-999999999999": neither a name in the stack, nor a client id, nor a display name.\n  fix: `appreg list --all` prints those that the tenant has\n',
    ],
    [
      "an app that the state knows and somebody deleted",
      "finder",
      'error[ERR_APP_NOT_FOUND]: The stack\'s state knows "finder" as the object <id>, and the tenant has no such application.\n  fix: somebody deleted it: `appreg drift` tells what else is gone, and a refresh followed by `up` makes it anew\n',
    ],
  ])("refuses %s", async (_, wanted, error) => {
    const { exitCode, stdout, stderr } = await project.run("show", wanted);

    expect({ exitCode, stdout, stderr: wanted === "finder" ? shape(stderr) : stderr }).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: error,
    });
  });

  it("refuses a name that two apps have, with the client ids of both", async () => {
    const { exitCode, stderr } = await project.run("show", "twin");

    expect({ exitCode, stderr: shape(stderr).replace(/\d{4}-\d\d-\d\d/g, "<day>") }).toEqual({
      exitCode: 2,
      stderr:
        'error[ERR_APP_AMBIGUOUS]: The tenant has 2 app registrations that are called "twin":\n' +
        " - <id>, created <day>\n - <id>, created <day>\n" +
        "  fix: name the one that is meant by its client id\n",
    });
  });
});
