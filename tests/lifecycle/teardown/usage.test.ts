import { beforeAll, describe, expect, it } from "vitest";
import { type DirectoryClient, findApps, readApps } from "../../../directory";
import { type AppUsage, readUsage } from "../../../lifecycle";
import { usePracticeDirectory } from "../../directory/apps/practiceDirectory";

const practice = usePracticeDirectory();
const [ada, ben] = ["44444444-4444-4444-8444-444444444441", "44444444-4444-4444-8444-444444444442"];
const noRole = "00000000-0000-0000-0000-000000000000";
const scopeId = "12121212-1212-4212-8212-121212121212";
let directory: DirectoryClient;

beforeAll(async () => {
  directory = await practice.connect();
});

/** The usage of the apps of that marker's project, by display name. */
async function usageOf(project: string): Promise<Readonly<Record<string, AppUsage | undefined>>> {
  const apps = await readApps(directory, await findApps(directory, { by: "marker", project }));
  const usage = await readUsage(directory, apps);
  return Object.fromEntries(apps.map(({ displayName, objectId }) => [displayName, usage.get(objectId)]));
}

async function register(displayName: string, tag: string, api: object = {}): Promise<string> {
  const { principal } = await practice.register({ displayName, tags: [tag], ...api });
  return String(principal.id);
}

const scope = {
  ...{ id: scopeId, value: "Rooms.Read", type: "User", isEnabled: true },
  ...{ adminConsentDisplayName: "Read", adminConsentDescription: "Reads." },
};

function grant(clientId: string, resourceId: string, principalId?: string) {
  const consent =
    principalId === undefined ? { consentType: "AllPrincipals" } : { consentType: "Principal", principalId };
  return directory.post("/oauth2PermissionGrants", { clientId, resourceId, scope: "Rooms.Read", ...consent });
}

function assign(resourceId: string, principalId: string) {
  return directory.post(`/servicePrincipals/${resourceId}/appRoleAssignedTo`, {
    ...{ principalId, resourceId, appRoleId: noRole },
  });
}

describe("who uses an app that is to go", () => {
  it("are people with consent or a role, each once and by name, and apps that stay, with the program they are of", async () => {
    const api = await register("Rooms", "appreg:shop/dev/rooms", { api: { oauth2PermissionScopes: [scope] } });
    const board = await register("Board", "appreg:shop/dev/board");
    const portal = await register("Portal", "appreg:web/prod/portal");
    const tool = await register("Tool", "handmade");
    const group = String((await directory.list("/groups?$select=id,displayName"))[0]?.id);
    await grant(board, api);
    await grant(portal, api, ben);
    await grant(tool, api, ada);
    for (const user of [ben, group]) await assign(board, user ?? "");
    await assign(api, portal);

    const { Rooms, Board } = await usageOf("shop");

    expect(Rooms).toEqual({
      wholeTenant: false,
      users: [
        {
          ...{ kind: "app", objectId: portal, displayName: "Portal" },
          marker: { project: "web", stack: "prod", name: "portal" },
        },
        { kind: "app", objectId: tool, displayName: "Tool" },
      ],
    });
    // The board goes as well, so it uses nothing any more.
    expect(Board).toEqual({
      wholeTenant: true,
      users: [
        { kind: "group", objectId: group, displayName: expect.any(String) },
        { kind: "user", objectId: ben, displayName: "Ben Lindqvist" },
      ],
    });
  });

  it("is nobody of an app without a principal, and nobody twice", async () => {
    await practice.create("/v1.0/applications", { displayName: "Bare", tags: ["appreg:bare/dev/bare"] });
    const one = await register("One", "appreg:bare/dev/one");
    const graph = "55555555-5555-4555-8555-555555555551";
    await directory.post("/oauth2PermissionGrants", {
      ...{ clientId: one, resourceId: graph, consentType: "Principal", principalId: ada, scope: "User.Read" },
    });
    await assign(one, ada ?? "");

    const { Bare, One } = await usageOf("bare");

    expect(Bare).toEqual({ wholeTenant: false, users: [] });
    expect(One).toEqual({
      wholeTenant: false,
      users: [{ kind: "user", objectId: ada, displayName: "Ada Okafor" }],
    });
  });
});
