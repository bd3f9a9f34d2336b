/** App registrations are read with everything that hangs on them, and nothing that may not be read looks like nothing. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type DirectoryApp, type DirectoryClient, type DirectoryReader, findApps, readApps } from "../../../directory";
import { graphAppId } from "../../practice-tenant/graphTenant";
import type { ReplyBody } from "../../practice-tenant/tenantClient";
import { usePracticeDirectory, withPagesOf } from "./practiceDirectory";

const practice = usePracticeDirectory();
const pem = readFileSync(join(__dirname, "..", "..", "components", "certificate.pem"), "utf8");
const key = Buffer.from(pem).toString("base64");
/** User.Read.All as an application permission of Microsoft Graph. */
const userReadAll = "df021288-bdef-4463-88db-98f22de89214";
const noRole = "00000000-0000-0000-0000-000000000000";

let directory: DirectoryClient;
let whole: { readonly application: ReplyBody; readonly principal: ReplyBody };
let microsoftGraph: ReplyBody;

beforeAll(async () => {
  directory = await practice.connect();
  microsoftGraph = (await practice.graph("GET", `/v1.0/servicePrincipals(appId='${graphAppId}')`)).body;
  const [ada, ben] = practice.tenant.users;
  whole = await practice.register({
    displayName: "whole",
    "owners@odata.bind": [`/directoryObjects/${ada?.objectId}`],
  });
  const { application, principal } = whole;
  const ofApp = `/v1.0/applications/${application.id}`;
  await practice.create(`${ofApp}/federatedIdentityCredentials`, {
    ...{ name: "deploy", issuer: "https://oidc.contoso.com/", subject: "main", audiences: ["api://x"] },
  });
  await practice.graph("PATCH", ofApp, { keyCredentials: [{ key, type: "AsymmetricX509Cert", usage: "Verify" }] });
  await practice.graph("POST", `${ofApp}/addPassword`, { passwordCredential: { displayName: "one" } });
  const ofPrincipal = `/v1.0/servicePrincipals/${principal.id}`;
  await practice.graph("PATCH", ofPrincipal, {
    keyCredentials: [{ key, type: "AsymmetricX509Cert", usage: "Verify" }],
  });
  await practice.graph("POST", `${ofPrincipal}/owners/$ref`, { "@odata.id": `/directoryObjects/${ben?.objectId}` });
  const grant = { clientId: principal.id, resourceId: microsoftGraph.id };
  await practice.create("/v1.0/oauth2PermissionGrants", {
    ...grant,
    consentType: "AllPrincipals",
    scope: "User.Read Mail.Read",
  });
  await practice.create("/v1.0/oauth2PermissionGrants", {
    ...{ ...grant, consentType: "Principal", principalId: ben?.objectId, scope: " Mail.Send " },
  });
  const held = { principalId: principal.id, resourceId: microsoftGraph.id, appRoleId: userReadAll };
  await practice.create(`${ofPrincipal}/appRoleAssignments`, held);
  const used = { principalId: ada?.objectId, resourceId: principal.id, appRoleId: noRole };
  await practice.create(`${ofPrincipal}/appRoleAssignedTo`, used);
});

async function readNamed(value: string, reader: DirectoryReader = directory): Promise<readonly DirectoryApp[]> {
  return readApps(reader, await findApps(reader, { by: "displayName", value }));
}

describe("readApps", () => {
  it("reads the application, its principal and what hangs on both", async () => {
    const [ada, ben] = practice.tenant.users;
    const [app] = await readNamed("whole");

    expect(app).toMatchObject({
      objectId: whole.application.id,
      clientId: whole.application.appId,
      owners: [
        {
          ...{ objectId: ada?.objectId, kind: "user", displayName: ada?.displayName },
          userPrincipalName: ada?.userPrincipalName,
        },
      ],
      federatedCredentials: [{ name: "deploy", issuer: "https://oidc.contoso.com/", subject: "main" }],
      servicePrincipal: {
        objectId: whole.principal.id,
        fields: { appId: whole.application.appId, accountEnabled: true },
        owners: [{ objectId: ben?.objectId, kind: "user" }],
      },
    });
    expect(app?.servicePrincipal?.grants).toEqual([
      {
        ...{ id: expect.any(String), clientId: whole.principal.id, resourceId: microsoftGraph.id },
        ...{ userObjectId: undefined, scopes: ["Mail.Read", "User.Read"] },
      },
      {
        ...{ id: expect.any(String), clientId: whole.principal.id, resourceId: microsoftGraph.id },
        ...{ userObjectId: ben?.objectId, scopes: ["Mail.Send"] },
      },
    ]);
    expect(app?.servicePrincipal?.heldRoles).toEqual([
      {
        ...{ id: expect.any(String), appRoleId: userReadAll, principalId: whole.principal.id },
        ...{ principalType: "ServicePrincipal", principalDisplayName: "whole" },
        ...{ resourceId: microsoftGraph.id, resourceDisplayName: "Microsoft Graph", createdAt: expect.any(String) },
      },
    ]);
    expect(app?.servicePrincipal?.assignments).toMatchObject([
      { appRoleId: noRole, principalId: ada?.objectId, principalType: "User", principalDisplayName: ada?.displayName },
    ]);
  });

  it("reads the text of certificates on the application and on the principal, which no list tells", async () => {
    const [summary] = await findApps(directory, { by: "displayName", value: "whole" });
    const [app] = await readNamed("whole");

    expect(summary?.application.keyCredentials).toMatchObject([{ key: null }]);
    expect(app?.application.keyCredentials).toMatchObject([{ key, usage: "Verify" }]);
    expect(app?.servicePrincipal?.fields.keyCredentials).toMatchObject([{ key, usage: "Verify" }]);
  });

  it("knows an application without a principal", async () => {
    await practice.create("/v1.0/applications", { displayName: "alone" });

    expect(await readNamed("alone")).toMatchObject([{ displayName: "alone", servicePrincipal: undefined, owners: [] }]);
  });

  it("leaves out what was deleted since it was found", async () => {
    const { application } = await practice.register({ displayName: "gone" });
    const found = await findApps(directory, { by: "displayName", value: "gone" });
    await practice.graph("DELETE", `/v1.0/applications/${application.id}`);

    expect(found).toHaveLength(1);
    expect(await readApps(directory, found)).toEqual([]);
  });

  it("reads an app again of which the directory denies parts for a while, and says so when that does not end", async () => {
    const { application } = await practice.register({ displayName: "torn" });
    const found = await findApps(directory, { by: "displayName", value: "torn" });
    const denying = (times: number, part: string): DirectoryReader => {
      let left = times;
      const getMany: DirectoryReader["getMany"] = async (paths) => {
        const answers = await directory.getMany(paths);
        const isDenied = paths.some((path) => path.includes(part)) && left-- > 0;
        return answers.map((answer, at) =>
          isDenied && paths[at]?.includes(part) ? { status: 404, body: {} } : answer,
        );
      };
      return { get: (path) => directory.get(path), list: (path) => directory.list(path), getMany };
    };
    const whole = await readApps(directory, found);

    expect(await readApps(denying(2, "/oauth2PermissionGrants"), found)).toEqual(whole);
    expect(await readApps(denying(4, `/applications/${application.id}`), found)).toEqual(whole);
    for (const part of ["/oauth2PermissionGrants", "/federatedIdentityCredentials"]) {
      await expect(readApps(denying(5, part), found)).rejects.toMatchObject({
        code: "ERR_APP_UNSETTLED",
        clientId: application.appId,
      });
    }
  });

  it("reads every page of who may use an app", async () => {
    const { principal } = await practice.register({ displayName: "popular" });
    const names = Array.from({ length: 5 }, (_, at) => `client ${at}`);
    for (const displayName of names) {
      const client = await practice.register({ displayName });
      const assignment = { principalId: client.principal.id, resourceId: principal.id, appRoleId: noRole };
      await practice.create(`/v1.0/servicePrincipals/${principal.id}/appRoleAssignedTo`, assignment);
    }
    const [app] = await readNamed("popular", withPagesOf(2, directory));

    expect(app?.servicePrincipal?.assignments.map(({ principalDisplayName }) => principalDisplayName)).toEqual(names);
  });

  it("tells how far it is, and gives the apps in the order asked for", async () => {
    const names = Array.from({ length: 30 }, (_, at) => `row ${at}`);
    for (const displayName of names) await practice.create("/v1.0/applications", { displayName });
    const found = (await findApps(directory, { by: "all" })).filter(({ displayName }) =>
      displayName.startsWith("row "),
    );
    const steps: (readonly [number, number])[] = [];

    const apps = await readApps(directory, [...found].reverse(), { onProgress: (read, of) => steps.push([read, of]) });

    expect(apps.map(({ displayName }) => displayName)).toEqual(names.reverse());
    expect(steps).toEqual([
      [25, 30],
      [30, 30],
    ]);
  });

  it("asks for many parts together: seven an app, in two questions for 25 apps", async () => {
    const found = (await findApps(directory, { by: "all" })).filter(({ displayName }) =>
      displayName.startsWith("row "),
    );
    const asked: number[] = [];
    const counting: DirectoryReader = {
      get: (path) => directory.get(path),
      list: (path) => directory.list(path),
      getMany: (paths) => {
        asked.push(paths.length);
        return directory.getMany(paths);
      },
    };

    await readApps(counting, found);

    expect(asked.toSorted((left, right) => left - right)).toEqual([5, 25, 30, 150]);
  });

  it("names the part that may not be read: without the right to see grants an app does not look unconsented", async () => {
    const reader = await practice.connectWith({ roles: ["Application.Read.All"] });

    await expect(readNamed("whole", reader)).rejects.toMatchObject({
      code: "ERR_GRAPH_REFUSED",
      status: 403,
      message: expect.stringContaining(`(appId='${whole.application.appId}')/oauth2PermissionGrants`),
    });
  });

  it("needs no more than Application.Read.All and Directory.Read.All", async () => {
    const reader = await practice.connectWith({ roles: ["Application.Read.All", "Directory.Read.All"] });

    expect(await readNamed("whole", reader)).toEqual(await readNamed("whole"));
  });
});
