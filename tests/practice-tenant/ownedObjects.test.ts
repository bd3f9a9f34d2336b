/** What somebody owns, as Graph lists it. */
import { beforeAll, describe, expect, it } from "vitest";
import { nobody, refusalIn, useGraphTenant } from "./graphTenant";
import { call, listIn, type ReplyBody } from "./tenantClient";

const directory = useGraphTenant();
const { graph, create } = directory;

let owned: ReplyBody;
let principal: ReplyBody;
let robot: ReplyBody;

function ada(): string {
  return directory.tenant.users[0]?.objectId ?? "";
}

beforeAll(async () => {
  const owners = { "owners@odata.bind": [`/directoryObjects/${ada()}`] };
  owned = await create("/v1.0/applications", { displayName: "Owned", ...owners });
  principal = await create("/v1.0/servicePrincipals", { appId: owned.appId, ...owners });
  const { appId } = await create("/v1.0/applications", { displayName: "Robot" });
  robot = await create("/v1.0/servicePrincipals", { appId });
  await create("/v1.0/applications", {
    displayName: "The robot's",
    "owners@odata.bind": [`/directoryObjects/${robot.id}`],
  });
});

async function ownedBy(path: string): Promise<unknown[]> {
  const objects = listIn(await graph("GET", `/v1.0${path}/ownedObjects`));
  return objects.map((object) => [object["@odata.type"], object.displayName]);
}

describe("ownedObjects", () => {
  it("of a user are the applications and principals that name the user as owner", async () => {
    const ofAda = [
      ["#microsoft.graph.application", "Owned"],
      ["#microsoft.graph.servicePrincipal", "Owned"],
    ];

    expect(await ownedBy(`/users/${ada()}`)).toEqual(ofAda);
    expect(await ownedBy(`/users/${directory.tenant.users[0]?.userPrincipalName}`)).toEqual(ofAda);
    expect(listIn(await graph("GET", `/v1.0/users/${ada()}/ownedObjects`)).map(({ id }) => id)).toEqual([
      owned.id,
      principal.id,
    ]);
  });

  it("of a service principal are found by its id and by its client id", async () => {
    const ofRobot = [["#microsoft.graph.application", "The robot's"]];

    expect(await ownedBy(`/servicePrincipals/${robot.id}`)).toEqual(ofRobot);
    expect(await ownedBy(`/servicePrincipals(appId='${robot.appId}')`)).toEqual(ofRobot);
  });

  it("of whoever is signed in take a token of a user", async () => {
    const token = await directory.token({ oid: ada(), scp: "User.Read" });
    const mine = await call(directory.tenant, "GET", "/v1.0/me/ownedObjects", { token });

    expect(listIn(mine).map(({ id }) => id)).toEqual([owned.id, principal.id]);
    expect(refusalIn(await graph("GET", "/v1.0/me/ownedObjects"))).toMatchObject({ status: 400, code: "BadRequest" });
  });

  it("of somebody who does not exist is 404", async () => {
    for (const set of ["users", "servicePrincipals"]) {
      expect(refusalIn(await graph("GET", `/v1.0/${set}/${nobody}/ownedObjects`))).toMatchObject({ status: 404 });
    }
  });
});
