/** Ids at the other end of grants, roles and requests get names. */
import { beforeAll, describe, expect, it } from "vitest";
import { type ApiNames, type DirectoryClient, findApps, readApiNames, readApps } from "../../../directory";
import { graphAppId, nobody } from "../../practice-tenant/graphTenant";
import type { ReplyBody } from "../../practice-tenant/tenantClient";
import { usePracticeDirectory } from "./practiceDirectory";

const practice = usePracticeDirectory();
const scopeId = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d";
const roleId = "2c3d4e5f-6a7b-4c8d-8e9f-1a2b3c4d5e6f";

const rooms = {
  displayName: "Rooms",
  api: {
    oauth2PermissionScopes: [
      {
        ...{ id: scopeId, value: "Rooms.Read", type: "User", isEnabled: true },
        ...{ adminConsentDisplayName: "Read", adminConsentDescription: "Reads." },
      },
    ],
  },
  appRoles: [
    {
      ...{ id: roleId, value: "Rooms.Manage", displayName: "Manage", description: "Manages.", isEnabled: true },
      allowedMemberTypes: ["Application"],
    },
  ],
};

let directory: DirectoryClient;
let api: { readonly application: ReplyBody; readonly principal: ReplyBody };
let microsoftGraph: ReplyBody;

beforeAll(async () => {
  directory = await practice.connect();
  api = await practice.register(rooms);
  microsoftGraph = (await practice.graph("GET", `/v1.0/servicePrincipals(appId='${graphAppId}')?$select=id`)).body;
  const ask = (resourceAppId: unknown) => ({ resourceAppId, resourceAccess: [{ id: scopeId, type: "Scope" }] });
  const { principal } = await practice.register({
    displayName: "client",
    requiredResourceAccess: [ask(api.application.appId), ask(nobody)],
  });
  const grant = { clientId: principal.id, consentType: "AllPrincipals" };
  await practice.create("/v1.0/oauth2PermissionGrants", {
    ...grant,
    resourceId: microsoftGraph.id,
    scope: "User.Read",
  });
});

async function namesFor(...names: readonly string[]): Promise<ApiNames> {
  const all = await findApps(directory, { by: "all" });
  return readApiNames(
    directory,
    await readApps(
      directory,
      all.filter(({ displayName }) => names.includes(displayName)),
    ),
  );
}

describe("readApiNames", () => {
  it("names APIs of the catalogue as the catalogue does, by principal and by client id", async () => {
    const { byObjectId, byClientId } = await namesFor("client");
    const named = byObjectId.get(String(microsoftGraph.id));

    expect(named).toMatchObject({ clientId: graphAppId, displayName: "Microsoft Graph" });
    expect(named?.delegated.get("e1fe6dd8-ba31-4d61-89e7-88639da4683d")).toBe("User.Read");
    expect(named?.application.get("df021288-bdef-4463-88db-98f22de89214")).toBe("User.Read.All");
    expect(byClientId.get(graphAppId)).toBe(named);
  });

  it("names what the catalogue does not have as the tenant has it, also where it was only asked for", async () => {
    const { byClientId } = await namesFor("client");

    expect(byClientId.get(String(api.application.appId))).toEqual({
      objectId: api.principal.id,
      clientId: api.application.appId,
      displayName: "Rooms",
      delegated: new Map([[scopeId, "Rooms.Read"]]),
      application: new Map([[roleId, "Rooms.Manage"]]),
    });
  });

  it("says the same of an API that is among the apps, without asking for it again", async () => {
    const [foreign, own] = [await namesFor("client"), await namesFor("client", "Rooms")];

    expect(own.byObjectId.get(String(api.principal.id))).toEqual(foreign.byClientId.get(String(api.application.appId)));
  });

  it("has nothing for an API that the tenant does not know", async () => {
    expect((await namesFor("client")).byClientId.get(nobody)).toBeUndefined();
  });
});
