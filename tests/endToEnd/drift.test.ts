/** `appreg drift` on a practice tenant that people change behind the program's back, through Graph. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { writeRunningNote } from "../../cli/practice/runningTenant";
import { createStandInPulumi } from "../cli/up/standInPulumi";
import { consentAs, hands, ownAs, principalOf, readStageApps, type StageApps } from "./driftByHand";
import { type DriftStage, openDriftStage } from "./driftStage";

// Each look runs the program, and each repair the rehearsal.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let stage: DriftStage;
let apps: StageApps;
let ben: string;
let cho: string;

beforeAll(async () => {
  stage = await openDriftStage();
  const up = await stage.run("rehearse", "up", "--yes");
  if (up.exitCode !== 0) throw new Error(up.stderr);
  apps = await readStageApps(stage);
  [, ben = "", cho = ""] = stage.tenant.users.map(({ objectId }) => objectId);
});

afterAll(() => stage.close());

interface FoundJson {
  readonly app: string;
  readonly severity: string;
  readonly area: string;
  readonly what: string;
  readonly meaning: string;
  readonly side: string;
  readonly opens: boolean;
  readonly remedies: readonly {
    readonly kind: string;
    readonly request: { method: string; path: string; body?: object } | null;
  }[];
}

interface DriftJson {
  readonly drift: boolean;
  readonly findings: readonly FoundJson[];
  readonly leftToUsers: readonly object[];
}

async function drift(...args: readonly string[]): Promise<DriftJson & { readonly exitCode: number | undefined }> {
  const { stdout, stderr, exitCode } = await stage.run("drift", "--json", ...args);
  if (stdout === "") throw new Error(stderr);
  return { exitCode, ...(JSON.parse(stdout) as DriftJson) };
}

/** The findings in one line each. */
function linesOf({ findings }: DriftJson): readonly string[] {
  return findings.map(({ severity, app, side, meaning }) => `${severity} ${app} ${side}: ${meaning}`);
}

/** Sends the requests that the findings name. */
async function takeAway({ findings }: DriftJson): Promise<void> {
  for (const { remedies } of findings) {
    const request = remedies.find(({ kind }) => kind === "remove" || kind === "set")?.request;
    if (request?.method === "DELETE") await stage.graph.delete(request.path);
    if (request?.method === "PATCH") await stage.graph.patch(request.path, request.body ?? {});
    if (request?.method === "POST") await stage.graph.post(request.path, request.body ?? {});
  }
}

/** What was found is undone, and drift says so. */
async function restore(found?: DriftJson): Promise<void> {
  await takeAway(found ?? (await drift()));
  expect(await stage.run("rehearse", "up", "--refresh", "--yes")).toMatchObject({ exitCode: 0 });
  expect(linesOf(await drift())).toEqual([]);
}

describe("appreg drift", () => {
  it("says that all three agree right after the program was applied, and ends with 0", async () => {
    expect(await stage.run("drift")).toEqual({
      stdout:
        "No drift: program, state and tenant agree on 3 apps.\nstack dev of entra-app-registration, the practice tenant, state of the rehearsal\n",
      stderr: "",
      exitCode: 0,
    });
  });

  it("finds who can now be an app or do more with it, the worst first, and what it says takes all of it away", async () => {
    const { mailer, roomBoard, graphPrincipal } = apps;
    const { graph } = stage;
    await graph.post(`/servicePrincipals/${principalOf(mailer)}/appRoleAssignments`, {
      ...{ principalId: principalOf(mailer), resourceId: graphPrincipal, appRoleId: hands.mailSend },
    });
    for (const displayName of ["by hand", "main"]) {
      await graph.post(`/applications/${mailer.objectId}/addPassword`, {
        passwordCredential: { displayName, endDateTime: "2028-03-01T00:00:00Z" },
      });
    }
    await graph.post(`/applications/${mailer.objectId}/federatedIdentityCredentials`, {
      ...{ name: "other", issuer: "https://token.actions.githubusercontent.com" },
      ...{ subject: "repo:mallory/apps:ref:refs/heads/main", audiences: ["api://AzureADTokenExchange"] },
    });
    await ownAs(stage, mailer, ben);
    await ownAs(stage, roomBoard, cho);
    await consentAs(stage, roomBoard, { user: cho, api: graphPrincipal, scope: "Mail.ReadWrite User.Read" });

    const found = await drift();

    expect(found).toMatchObject({ exitCode: 1, drift: true });
    expect(linesOf(found)).toEqual([
      "high mailer tenant: mailer can send mail as anybody in the tenant without anybody signed in.",
      "high mailer tenant: repo:mallory/apps:ref:refs/heads/main of https://token.actions.githubusercontent.com can be mailer.",
      'high mailer tenant: Whoever knows the secret "by hand" can be mailer, until 2028-03-01.',
      'high mailer tenant: Whoever knows the secret "main" can be mailer, until 2028-03-01.',
      "high mailer tenant: ben@practice.onmicrosoft.com owns mailer, can give it a secret, and then be it.",
      "high room-board tenant: cho@practice.onmicrosoft.com owns room-board, can give it a secret, and then be it.",
      "medium room-board tenant: room-board can read and change the mail of the person who signed in: for cho@practice.onmicrosoft.com, who consented.",
    ]);
    await restore(found);
  });

  it("finds what is configured otherwise, and applying the program again sets it back", async () => {
    const { roomBoard, calendarSync } = apps;
    const { graph } = stage;
    await graph.patch(`/applications/${roomBoard.objectId}`, {
      spa: { redirectUris: ["https://rooms.contoso.example/", "https://evil.example/", "http://localhost:9/"] },
      web: { implicitGrantSettings: { enableAccessTokenIssuance: true } },
    });
    await graph.patch(`/applications/${calendarSync.objectId}`, {
      signInAudience: "AzureADMultipleOrgs",
      notes: "mine",
    });
    await graph.patch(`/servicePrincipals/${principalOf(calendarSync)}`, { accountEnabled: false });

    const found = await drift();
    expect(linesOf(found)).toEqual([
      "high calendar-sync tenant: People from outside the tenant can sign in to calendar-sync.",
      "high room-board tenant: Whoever runs evil.example receives the codes or tokens of those who sign in to room-board.",
      "high room-board tenant: room-board gets access tokens through the address line of the browser.",
      "high calendar-sync tenant: Nobody can sign in to calendar-sync.",
      "low room-board tenant: Any program at localhost:9 receives the codes or tokens of those who sign in to room-board.",
      "info calendar-sync tenant: calendar-sync has what is not declared: notes.",
    ]);
    await restore(found);
  });

  it("counts users who agreed to what the app asks for, which is no drift, and tells consent beyond it", async () => {
    const { calendarSync, graphPrincipal: api } = apps;
    await consentAs(stage, calendarSync, { user: ben, api, scope: "Calendars.Read User.Read offline_access" });
    await consentAs(stage, calendarSync, { user: cho, api, scope: "Calendars.Read" });

    expect(await drift("calendar-sync")).toMatchObject({
      exitCode: 0,
      findings: [],
      leftToUsers: [{ app: "calendar-sync", users: 2, permissions: ["Calendars.Read", "User.Read", "offline_access"] }],
    });

    await stage.graph.post("/oauth2PermissionGrants", {
      ...{
        clientId: principalOf(calendarSync),
        consentType: "AllPrincipals",
        resourceId: api,
        scope: "Calendars.Read",
      },
    });
    const found = await drift("calendar-sync");
    expect(linesOf(found)).toEqual([
      "low calendar-sync tenant: calendar-sync can read the calendars of the person who signed in: for everybody of the tenant, unasked.",
    ]);
    await restore(found);
  });

  it("tells what is declared and not applied yet from what was done by hand", async () => {
    const before = 'permissions: { microsoftGraph: { delegated: ["User.Read"] } }';
    stage.project.editProgram((text) =>
      text.replace(before, before.replace('"User.Read"', '"User.Read", "Mail.Read"')),
    );
    stage.project.editProgram((text) => text.replace('displayName: "Mailer"', 'displayName: "Post"'));
    await stage.graph.patch(`/applications/${apps.mailer.objectId}`, { displayName: "Mine" });

    const found = await drift();
    expect(linesOf(found)).toEqual([
      'medium room-board program: room-board lacks consent to the delegated permission "Mail.Read" of microsoftGraph for the whole tenant.',
      "low mailer all: mailer is configured in another way than declared: display name.",
      'low room-board program: room-board no longer asks for the delegated permission "Mail.Read" of microsoftGraph.',
    ]);
    stage.project.editProgram((text) =>
      text.replace('"User.Read", "Mail.Read"', '"User.Read"').replace('"Post"', '"Mailer"'),
    );
    await restore(found);
  });

  it("finds an application with the stack's marker that the state does not know, and one that was deleted", async () => {
    const { objectId, clientId } = apps.calendarSync;
    const twin = await stage.graph.post("/applications", {
      displayName: "Mailer",
      tags: ["appreg:entra-app-registration/dev/mailer"],
    });
    await stage.graph.delete(`/applications/${objectId}`);

    const found = await drift();

    expect(found.findings).toMatchObject([
      {
        ...{ app: "calendar-sync", severity: "high", area: "app", side: "tenant", opens: false },
        remedies: [
          { kind: "restore", request: { method: "POST", path: `/directory/deletedItems/${objectId}/restore` } },
          { kind: "apply" },
        ],
      },
      {
        ...{ app: "mailer", severity: "medium", area: "app", side: "tenant", opens: true },
        meaning: `The application Mailer (${twin.appId}) carries the mark of mailer in this stack, and the state does not know it.`,
        remedies: [{ kind: "recover", command: "appreg recover --stack dev" }],
      },
    ]);
    expect(found.findings[0]?.meaning).toMatch(
      /^calendar-sync was deleted on \d{4}-\d\d-\d\d and is in the recycle bin: nobody can sign in to it\.$/,
    );
    await stage.graph.delete(`/applications/${twin.id}`);
    await stage.graph.delete(`/directory/deletedItems/${objectId}`);
    const gone = await drift();
    expect(linesOf(gone)).toEqual([
      "high calendar-sync tenant: calendar-sync was deleted, and is not in the recycle bin either: its client ID will not come back.",
    ]);
    await restore(gone);
    apps = await readStageApps(stage);
    expect(apps.calendarSync.clientId).not.toBe(clientId);
  });

  it("watches: after a first look it prints only what came and went, and an interruption ends it as the last look was", async () => {
    const { result, interrupt, ended } = stage.begin("drift", "room-board", "--watch", "1");
    await vi.waitFor(() => expect(result.stdout).toMatch(/^No drift: .*\n.*\n/), { timeout: 60_000 });
    const first = result.stdout;
    await stage.graph.patch(`/applications/${apps.roomBoard.objectId}`, { notes: "mine" });
    await vi.waitFor(() => expect(result.stdout).toContain("has what is not declared: notes."), { timeout: 60_000 });
    interrupt();
    await ended;

    expect(result).toMatchObject({ stderr: "", exitCode: 1 });
    expect(result.stdout.slice(first.length)).toMatch(
      /^\n\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\n {2}info {6}room-board has what is not declared: notes\.\n {12}notes; only in the tenant: mine\n {12}to do: .*\n$/,
    );
    await restore();
  });

  it("says the same by the state that Pulumi exports, in which secrets are closed", async () => {
    const file = join(stage.project.folder, ".practice", "stacks", "entra-app-registration", "dev.json");
    const closed = readFileSync(file, "utf8").replaceAll(/"plaintext": "[^\n]*"/g, '"ciphertext": "v1:closed"');
    const pulumi = createStandInPulumi();
    pulumi.answer({ "stack export": { stdout: closed } });

    const { stdout, stderr, exitCode } = await stage.runOn(pulumi.path, "drift", "mailer", "--engine", "pulumi");

    expect(closed).toContain("v1:closed");
    expect({ stdout, stderr, exitCode }).toEqual({
      stdout:
        "No drift: program, state and tenant agree on 1 app.\nstack dev of entra-app-registration, the practice tenant, state of Pulumi\n",
      stderr: "",
      exitCode: 0,
    });
    expect(pulumi.calls()).toEqual(["stack export --non-interactive --stack dev"]);
  });

  it("names the apps there are for one that is not", async () => {
    expect(await stage.run("drift", "mailr")).toMatchObject({
      stdout: "",
      stderr: expect.stringContaining('error[ERR_APP_NOT_IN_STACK]: The stack has no app "mailr".'),
      exitCode: 2,
    });
  });

  it("is an error where the program cannot be read, whatever the tenant has", async () => {
    stage.project.editProgram((text) => `throw new Error("not today");\n${text}`);
    const { stdout, stderr, exitCode } = await stage.run("drift");
    stage.project.editProgram((text) => text.replace(/^.*\n/, ""));

    expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 2 });
    expect(stderr).toContain("error[ERR_DECLARATION_UNREADABLE]: What the program declares cannot be read whole");
  });
});

describe("the rights of a reader", () => {
  const reads = {
    application: "9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30",
    directory: "7ab1d382-f21e-4acd-a863-ba3e13f7da61",
  };

  /** An app that has only these roles of Microsoft Graph; the command runs as it. */
  async function runAsReader(roles: readonly string[]) {
    const { graph, tenant, project } = stage;
    const { id, appId } = await graph.post("/applications", { displayName: "Reader" });
    const principal = await graph.post("/servicePrincipals", { appId });
    for (const appRoleId of roles) {
      await graph.post(`/servicePrincipals/${principal.id}/appRoleAssignments`, {
        ...{ principalId: principal.id, resourceId: apps.graphPrincipal, appRoleId },
      });
    }
    const { secretText } = await graph.post(`/applications/${id}/addPassword`, { passwordCredential: {} });
    const folder = join(project.folder, ".practice");
    const reader = { clientId: String(appId), clientSecret: String(secretText), objectId: String(principal.id) };
    writeRunningNote(folder, { ...tenant, users: tenant.users, deployer: { ...tenant.deployer, ...reader } });
    const result = await stage.run("drift");
    writeRunningNote(folder, tenant);
    await graph.delete(`/applications/${id}`);
    return result;
  }

  it("are Application.Read.All and Directory.Read.All: they read everything, names of people included", async () => {
    await consentAs(stage, apps.roomBoard, { user: ben, api: apps.graphPrincipal, scope: "Mail.Read" });

    const { stdout, stderr, exitCode } = await runAsReader([reads.application, reads.directory]);

    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 1 });
    expect(stdout).toContain("for ben@practice.onmicrosoft.com, who consented.");
    expect(stdout).toMatch(/^1 difference: 1 low\n/);
    await restore();
  });

  it.each([
    ["Directory.Read.All", reads.application, "oauth2PermissionGrants"],
    ["Application.Read.All", reads.directory, "federatedIdentityCredentials"],
  ])("without %s are too few, which the error says with all that it takes", async (missing, only, part) => {
    const { stdout, stderr, exitCode } = await runAsReader([only]);

    expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 2 });
    expect(stderr).toContain("Application.Read.All and Directory.Read.All");
    expect(stderr).toMatch(new RegExp(`error\\[ERR_GRAPH_REFUSED\\]: Microsoft Graph refused GET \\S*${part}: 403`));
    expect(stderr).toContain(`the least that opens it is the application permission ${missing}`);
  });
});
