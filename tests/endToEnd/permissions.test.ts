/** Permissions from what really happened: the calls of a rehearsed run, and what a tenant publishes. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommandLine } from "../../cli/main";
import { httpsRequest } from "../../cli/practice/httpsRequest";
import { removeRunningNote, writeRunningNote } from "../../cli/practice/runningTenant";
import { type PracticeTenant, startPracticeTenant } from "../../practice-tenant";
import { recordDeps } from "../cli/recordedDeps";
import { createSampleProject, type SampleProject } from "./sampleProject";

const components = join(__dirname, "..", "..", "components");
const ben = "ben@practice.onmicrosoft.com";
const readId = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d";
const writeId = "1a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d";
const manageId = "2c3d4e5f-6a7b-4c8d-8e9f-1a2b3c4d5e6f";

const scope = (id: string, value: string) =>
  `{ id: "${id}", value: "${value}", type: "User", adminConsentDisplayName: "x", adminConsentDescription: "x" },`;

/** Beside the program's own apps: one on its own with a secret, one of somebody else's making, and an API. */
const further = `
import * as azuread from "@pulumi/azuread";
const mailDigest = new AppRegistration("mail-digest", {
  displayName: "Mail Digest",
  permissions: { microsoftGraph: { application: ["Calendars.Read"] } },
  consent: "wholeTenant",
});
const applicationId = mailDigest.application.id;
const password = new azuread.ApplicationPassword("mail-digest", { applicationId, endDate: "2099-01-01T00:00:00Z" });
export const mailDigestAccess = mailDigest.access;
export const mailDigestSecret = password.value;

new azuread.Application("plain", {
  displayName: "Plain",
  requiredResourceAccesses: [{
    resourceAppId: "00000003-0000-0000-c000-000000000000",
    resourceAccesses: [{ id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" }],
  }],
});

const orders = new azuread.Application("orders", {
  displayName: "Orders API",
  api: { requestedAccessTokenVersion: 2, oauth2PermissionScopes: [
    ${scope(readId, "Orders.Read")}
  ] },
  appRoles: [{ id: "${manageId}", value: "Orders.Manage", displayName: "x", description: "x", allowedMemberTypes: ["Application"] }],
});
new azuread.ServicePrincipal("orders", { clientId: orders.clientId });
export const ordersClientId = orders.clientId;
`;

let project: SampleProject;
let tenant: PracticeTenant;

beforeAll(async () => {
  project = await createSampleProject();
  project.editProgram((text) => `${text}${further}`);
  const folder = join(project.folder, ".practice");
  tenant = await startPracticeTenant({ folder, port: Number(new URL(project.origin).port) });
  writeRunningNote(folder, tenant);
  expect(await run("rehearse", "up", "--yes")).toMatchObject({ exitCode: 0 });
}, 120_000);

afterAll(async () => {
  removeRunningNote(join(project.folder, ".practice"));
  await tenant.close();
  project.remove();
});

async function run(...args: string[]) {
  const { deps, result } = recordDeps({ cwd: project.folder });
  await runCommandLine(args, deps);
  return result;
}

async function callGraph(path: string, ...tokenArgs: string[]): Promise<number> {
  const { stdout: token } = await run("token", ...tokenArgs, "--raw");
  const headers = { authorization: `Bearer ${token.trim()}` };
  const { status } = await httpsRequest(`${tenant.origin}${path}`, { caPem: tenant.caPem, headers });
  // The tenant runs in this process, and writes its log at the end of a turn.
  await setImmediate();
  return status;
}

describe("before any app called", () => {
  it("the rehearsal has no calls, though the stack was brought up", async () => {
    expect(await run("permissions", "least", "--rehearsal")).toEqual({
      exitCode: 2,
      stdout: "",
      stderr:
        "error[ERR_CALLS_UNREADABLE]: The practice tenant's log of requests: no app called Microsoft Graph.\n  fix: let the app call the practice tenant with a token of its own (`appreg token <app> --raw`, `appreg quickstart`), then ask again\n",
    });
  });
});

describe("after a rehearsed run", () => {
  beforeAll(async () => {
    const asBen = ["calendar-sync", "--user", ben];
    const onItsOwn = ["mail-digest", "--flow", "secret", "--secret-output", "mailDigestSecret"];
    expect(await callGraph("/v1.0/me?$select=id", ...asBen)).toBe(200);
    expect(await callGraph("/v1.0/me/calendar/events", ...asBen)).not.toBe(401);
    expect(await callGraph(`/v1.0/users/${ben}/events`, ...onItsOwn)).toBe(200);
  }, 60_000);

  it("the least set of each kind comes from the calls with tokens of that kind", async () => {
    const { exitCode, stdout } = await run("permissions", "least", "--rehearsal", "--json");
    const { calls, least } = JSON.parse(stdout);

    expect({ exitCode, least }).toEqual({
      exitCode: 0,
      least: { delegated: ["Calendars.ReadBasic", "User.Read"], application: ["Calendars.Read"] },
    });
    expect(calls.map(({ method, url }: Record<string, string>) => `${method} ${url}`)).toEqual([
      "GET /v1.0/me",
      "GET /v1.0/me/calendar/events",
      `GET /v1.0/users/${ben}/events`,
    ]);
  });

  it("what an app declares is compared with its own calls", async () => {
    const { exitCode, stdout } = await run("permissions", "least", "--rehearsal", "--app", "calendar-sync");

    expect(exitCode).toBe(1);
    expect(stdout.slice(stdout.indexOf("calendar-sync"))).toBe(
      [
        "calendar-sync declares something else",
        "  missing  delegated Calendars.ReadBasic: GET /v1.0/me/calendar/events",
        "  surplus  delegated Calendars.Read: no call needs it",
        "  surplus  delegated Contacts.ReadWrite: no call needs it",
        "",
      ].join("\n"),
    );
  });

  it("an app that declares what it needs is no difference", async () => {
    const { exitCode, stdout } = await run("permissions", "least", "--rehearsal", "--app", "mail-digest");

    expect(exitCode).toBe(0);
    expect(stdout).toContain("\nmail-digest declares what these calls need\n");
  });

  it("the lines for the program keep the scopes of its sign-in", async () => {
    const { stdout } = await run("permissions", "least", "--rehearsal", "--app", "calendar-sync", "--write");

    expect(stdout).toBe(
      [
        "permissions: {",
        "  microsoftGraph: {",
        '    delegated: ["openid", "profile", "offline_access", "Calendars.ReadBasic", "User.Read"],',
        "  },",
        "},",
        "",
      ].join("\n"),
    );
  });

  it("an app without outputs of its own is found in the state", async () => {
    expect(await run("permissions", "least", "GET", "/me", "--app", "plain")).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining("\nplain declares what these calls need\n"),
    });
    expect(await run("permissions", "least", "GET", "/me", "--app", "plian")).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("use one of calendar-sync, mail-digest, orders, plain, room-board\n"),
    });
  });
});

describe("a refresh", () => {
  const table = () => join(project.folder, "permissions.tenant.json");
  const module = () => join(project.folder, "permissions.tenant.apis.ts");

  it("that checks only finds that there is no table yet, and writes none", async () => {
    const { exitCode, stderr } = await run("permissions", "refresh", "--check");

    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: "permissions.tenant.json is not what the tenant publishes.\n",
    });
    expect(existsSync(table())).toBe(false);
  });

  it("names the tenant's own API, and writes what it publishes", async () => {
    const { exitCode, stdout, stderr } = await run("permissions", "refresh");

    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: "Wrote permissions.tenant.json and permissions.tenant.apis.ts.\n",
    });
    expect(stdout).toContain(
      "Orders API: new, 2 added\n  + delegated    Orders.Read\n  + application  Orders.Manage\n",
    );
    expect(JSON.parse(readFileSync(table(), "utf8")).apis.map(({ name }: { name: string }) => name)).toEqual([
      "microsoftGraph",
      "exchangeOnline",
      "sharePointOnline",
      "ordersApi",
    ]);
    expect(await run("permissions", "refresh", "--check")).toMatchObject({ exitCode: 0, stdout: "" });
  });

  it("lets names and ids of that API be found, too", async () => {
    const shown = await run("permissions", "show", readId.toUpperCase());
    const listed = await run("permissions", "list", "--api", "orders api", "--json");

    expect(shown).toMatchObject({ exitCode: 0, stderr: "" });
    expect(shown.stdout).toMatch(/^Orders\.Read\nOrders API \(ordersApi\)\n/);
    expect(shown.stdout).toContain("  consent    the user's own, where the tenant lets users consent\n");
    expect(JSON.parse(listed.stdout).permissions).toMatchObject([
      { name: "Orders.Manage", kind: "application", id: manageId, api: "ordersApi", apiDisplayName: "Orders API" },
      { name: "Orders.Read", kind: "delegated", id: readId, consent: { who: "user" } },
    ]);
    expect((await run("permissions", "search", "ordres", "read")).stdout).toContain("  Orders.Read ");
  });

  it("lets the program name the API's permissions", async () => {
    // The package of the program's components is this repository.
    const text = readFileSync(module(), "utf8").replace('"entra-app-registration"', JSON.stringify(components));
    writeFileSync(module(), text);
    project.editProgram(
      (program) => `import { ordersApi } from "./permissions.tenant.apis";
${program}
new AppRegistration("clerk", {
  displayName: "Clerk",
  publicClient: { redirectUris: ["http://localhost"] },
  permissions: ordersApi.permissions({ delegated: ["Orders.Read"] }),
});
`,
    );
    const { exitCode, stdout, stderr } = await run("rehearse", "up", "--yes");

    expect({ exitCode, stderr, stdout }).toEqual({ exitCode: 0, stderr: "", stdout });
    expect(stdout).toMatch(/azuread:Application {7}clerk {2}created/);
  }, 60_000);

  it("tells what an API publishes anew", async () => {
    project.editProgram((program) =>
      program.replace(
        scope(readId, "Orders.Read"),
        `${scope(readId, "Orders.Read")}\n${scope(writeId, "Orders.Write")}`,
      ),
    );
    expect(await run("rehearse", "up", "--yes")).toMatchObject({ exitCode: 0 });
    const { stdout } = await run("permissions", "refresh", "--json");

    expect(JSON.parse(stdout).changes).toEqual([
      {
        api: { appId: expect.stringMatching(/^[\da-f-]{36}$/), displayName: "Orders API" },
        isNew: false,
        changes: [{ change: "added", kind: "delegated", name: "Orders.Write", differences: [] }],
        consentLearned: 0,
      },
    ]);
    expect(readFileSync(module(), "utf8")).toContain(`    "Orders.Write": "${writeId}",\n`);
  }, 60_000);

  it("leaves a file alone that is no table", async () => {
    writeFileSync(table(), "{}\n");

    expect(await run("permissions", "refresh")).toEqual({
      exitCode: 2,
      stdout: "",
      stderr:
        "error[ERR_TENANT_TABLE]: permissions.tenant.json is no table that `appreg permissions refresh` wrote.\n  fix: move it away or name another file with --out, and refresh again\n",
    });
    expect(readFileSync(table(), "utf8")).toBe("{}\n");
  });

  it("writes where it is told to", async () => {
    expect(await run("permissions", "refresh", "--out", "elsewhere.json")).toMatchObject({
      exitCode: 0,
      stderr: "Wrote elsewhere.json and elsewhere.apis.ts.\n",
    });
  });
});
