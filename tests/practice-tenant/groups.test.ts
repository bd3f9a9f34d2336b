import { describe, expect, it } from "vitest";
import { refusalIn, useGraphTenant } from "./graphTenant";
import { listIn } from "./tenantClient";

const directory = useGraphTenant();
const { graph } = directory;

const ids = {
  ada: "44444444-4444-4444-8444-444444444441",
  ben: "44444444-4444-4444-8444-444444444442",
  cho: "44444444-4444-4444-8444-444444444443",
  planners: "66666666-6666-4666-8666-666666666661",
  productTeam: "66666666-6666-4666-8666-666666666662",
  newsletter: "66666666-6666-4666-8666-666666666663",
} as const;

const userToken = (oid: string, scp: string) => directory.token({ oid, sub: oid, scp, idtyp: "user" });

describe("the groups of the practice tenant", () => {
  it("are three, of which one holds another and one is no security group", async () => {
    const groups = await graph("GET", "/v1.0/groups?$select=id,displayName,securityEnabled");
    const members = await graph("GET", `/v1.0/groups/${ids.productTeam}/members`);
    const transitive = await graph("GET", `/v1.0/groups/${ids.productTeam}/transitiveMembers?$select=id`);

    expect(groups.body.value).toEqual([
      { id: ids.planners, displayName: "Planners", securityEnabled: true },
      { id: ids.productTeam, displayName: "Product team", securityEnabled: true },
      { id: ids.newsletter, displayName: "Newsletter", securityEnabled: false },
    ]);
    expect(members.body.value).toMatchObject([
      { "@odata.type": "#microsoft.graph.user", id: ids.ada },
      { "@odata.type": "#microsoft.graph.group", id: ids.planners },
    ]);
    expect(listIn(transitive).map(({ id }) => id)).toEqual([ids.ada, ids.planners, ids.ben, ids.cho]);
  });
});

describe("getMemberObjects", () => {
  it.each([
    ["all groups of a user, also those that hold others", "cho", {}, ["planners", "newsletter", "productTeam"]],
    ["security groups only", "cho", { securityEnabledOnly: true }, ["planners", "productTeam"]],
    ["the one group of a user who is in one", "ada", {}, ["productTeam"]],
  ] as const)("names %s", async (_, user, question, expected) => {
    const token = await userToken(ids.ada, "Directory.Read.All");

    const { body } = await graph("POST", `/v1.0/users/${ids[user]}/getMemberObjects`, question, { token });

    expect(body).toEqual({
      "@odata.context": `${directory.tenant.origin}/v1.0/$metadata#Collection(Edm.String)`,
      value: expected.map((name) => ids[name]),
    });
  });

  it("lets a member ask about themselves, which changes nothing", async () => {
    const token = await userToken(ids.ben, "Directory.Read.All");

    const { body } = await graph("POST", "/v1.0/me/getMemberObjects", { securityEnabledOnly: true }, { token });

    expect(body.value).toEqual([ids.planners, ids.productTeam]);
  });

  it("needs a permission that Microsoft names for it", async () => {
    const token = await userToken(ids.ben, "Calendars.Read");

    expect(refusalIn(await graph("POST", "/v1.0/me/getMemberObjects", {}, { token }))).toEqual({
      status: 403,
      code: "Authorization_RequestDenied",
      message: "Insufficient privileges to complete the operation.",
    });
  });
});
