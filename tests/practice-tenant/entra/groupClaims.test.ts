/** Groups and directory roles in tokens, as the app registration's `groupMembershipClaims` wants them. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newApplication } from "../../../practice-tenant/graph/newApplication";
import type { Application, JsonObject } from "../../../practice-tenant/records";
import { addApi, addNative, addWeb, grant, principalOf, redirectUri } from "./refusals/apps";
import { addPerson, newBrowser, play, type TestPerson } from "./refusals/people";
import { RealClients } from "./refusals/realClients";
import { signInByPassword, tokenForApi } from "./refusals/signIns";
import { ada, ben, graphPrincipalId, type SignInServer, startSignInServer, tenantId } from "./signInServer";
import { answerOf } from "./testBrowser";
import { claimsOf } from "./tokenEndpoint";

let server: SignInServer;
let clients: RealClients;

beforeAll(async () => {
  server = await startSignInServer();
  clients = new RealClients(server);
});
afterAll(() => server.close());

/** The seeded groups, of which Ben is in the first, and through it in the second. */
const planners = "66666666-6666-4666-8666-666666666661";
const productTeam = "66666666-6666-4666-8666-666666666662";
const newsletter = "66666666-6666-4666-8666-666666666663";
const cho: TestPerson = { id: "44444444-4444-4444-8444-444444444443", name: "cho@practice.onmicrosoft.com" };
const everyUser = "b79fbf4d-3ef9-4689-8143-76b194e85509";
const globalAdministrator = "62e90394-69f5-4237-9190-012177145e10";

type Sketch = Partial<Application>;

/** What the tokens say of groups: that of an API, and the id token of a client, with the same registration. */
async function membershipsOf(person: TestPerson, sketch: Sketch, prepare: (app: Application) => void = () => {}) {
  const api = addApi(server, sketch);
  server.context.store.put("application", { ...api.app, api: { ...api.app.api, requestedAccessTokenVersion: 2 } });
  const client = addNative(server, sketch);
  prepare(api.app);
  prepare(client);
  const accessToken = await tokenForApi(clients, client, api, person);
  const { idToken } = await signInByPassword(clients, client, { person });
  return { accessToken: told(claimsOf(accessToken)), idToken: told(claimsOf(idToken)) };
}

function told(claims: Record<string, unknown>): Record<string, unknown> {
  const names = ["groups", "wids", "roles", "hasgroups", "_claim_names", "_claim_sources"];
  return Object.fromEntries(names.filter((name) => name in claims).map((name) => [name, claims[name]]));
}

const both = (claims: object) => ({ accessToken: claims, idToken: claims });

/** Assigns a principal to the app, with the default role unless another is given. */
function assign(app: Application, principalId: string, appRoleId = "00000000-0000-0000-0000-000000000000"): void {
  server.context.store.put("appRoleAssignment", {
    id: server.context.random.uuid(),
    appRoleId,
    createdDateTime: "2026-01-01T00:00:00Z",
    deletedDateTime: null,
    principalDisplayName: null,
    principalId,
    principalType: "Group",
    resourceDisplayName: null,
    resourceId: principalOf(server, app).id,
  });
}

const formatting = (...additionalProperties: string[]): JsonObject => ({
  accessToken: [{ name: "groups", additionalProperties }],
  idToken: [{ name: "groups", additionalProperties }],
});

describe("groupMembershipClaims", () => {
  it.each([
    ["null: nothing", null, {}],
    ["None: nothing", "None", {}],
    [
      "SecurityGroup: security groups, also those that hold others",
      "SecurityGroup",
      { groups: [planners, productTeam] },
    ],
    [
      "All: every group, and directory roles",
      "All",
      { groups: [planners, newsletter, productTeam], wids: [everyUser] },
    ],
    ["DirectoryRole: directory roles alone", "DirectoryRole", { wids: [everyUser] }],
    ["ApplicationGroup: none, where none is assigned", "ApplicationGroup", {}],
    ["two of them: both", "SecurityGroup, DirectoryRole", { groups: [planners, productTeam], wids: [everyUser] }],
  ])("%s", async (_, groupMembershipClaims, claims) => {
    expect(await membershipsOf(cho, { groupMembershipClaims })).toEqual(both(claims));
  });

  it("DirectoryRole: names what an administrator is", async () => {
    expect(await membershipsOf(ada, { groupMembershipClaims: "DirectoryRole" })).toEqual(
      both({ wids: [globalAdministrator, everyUser] }),
    );
  });

  it("ApplicationGroup: groups that are assigned to the app and have the user as a direct member", async () => {
    const assignTwo = (app: Application) => {
      assign(app, planners);
      assign(app, productTeam);
    };

    expect(await membershipsOf(ben, { groupMembershipClaims: "ApplicationGroup" }, assignTwo)).toEqual(
      both({ groups: [planners] }),
    );
  });
});

describe("the optional claim groups", () => {
  const assignPlanners = (app: Application) => assign(app, planners);

  it("names assigned groups by display name, and no others", async () => {
    const optionalClaims = formatting("cloud_displayname");

    expect(
      await membershipsOf(ben, { groupMembershipClaims: "ApplicationGroup", optionalClaims }, assignPlanners),
    ).toEqual(both({ groups: ["Planners"] }));
    expect(await membershipsOf(ben, { groupMembershipClaims: "SecurityGroup", optionalClaims })).toEqual(
      both({ groups: [planners, productTeam] }),
    );
  });

  it("leaves out groups that have no name of an Active Directory", async () => {
    const sketch = { groupMembershipClaims: "SecurityGroup", optionalClaims: formatting("sam_account_name") };

    expect(await membershipsOf(ben, sketch)).toEqual(both({}));
  });

  it("puts groups in the place of roles", async () => {
    const role = { id: server.context.random.uuid(), value: "Boss", displayName: "Boss", description: "Boss" };
    const appRoles = [{ ...role, isEnabled: true, allowedMemberTypes: ["User" as const] }];
    const sketch = { appRoles, groupMembershipClaims: "SecurityGroup" };
    const makeBoss = (app: Application) => assign(app, ben.id, role.id);

    expect(await membershipsOf(ben, sketch, makeBoss)).toEqual(
      both({ groups: [planners, productTeam], roles: ["Boss"] }),
    );
    expect(await membershipsOf(ben, { ...sketch, optionalClaims: formatting("emit_as_roles") }, makeBoss)).toEqual(
      both({ roles: [planners, productTeam] }),
    );
  });
});

describe("a person in many groups", () => {
  const inGroups = (count: number): TestPerson => {
    const person = addPerson(server);
    for (let index = 0; index < count; index += 1) {
      const kind = { securityEnabled: true, mailEnabled: false, groupTypes: [] };
      server.context.store.put("group", {
        id: server.context.random.uuid(),
        displayName: `Group ${index}`,
        ...kind,
        members: [person.id],
      });
    }
    return person;
  };
  const sketch = { groupMembershipClaims: "SecurityGroup" };

  it("has 200 of them in a token", async () => {
    const { accessToken, idToken } = await membershipsOf(inGroups(200), sketch);

    expect([accessToken.groups, idToken.groups]).toEqual(Array(2).fill(expect.objectContaining({ length: 200 })));
  });

  it("has an address in place of 201, where Graph answers them", async () => {
    const person = inGroups(201);
    const endpoint = `${server.origin}/v1.0/users/${person.id}/getMemberObjects`;

    expect(await membershipsOf(person, sketch)).toEqual(
      both({ _claim_names: { groups: "src1" }, _claim_sources: { src1: { endpoint } } }),
    );
  });

  it.each([
    [5, { groups: expect.objectContaining({ length: 5 }) }],
    [6, { hasgroups: true }],
  ])("who are %i has in a token that comes in an address", async (count, expected) => {
    const person = inGroups(count);
    const { web } = newApplication({ id: "", appId: "", displayName: "", createdDateTime: "" });
    const implicitGrantSettings = { enableIdTokenIssuance: true, enableAccessTokenIssuance: false };
    const { app, principal } = addWeb(server, {
      ...sketch,
      web: { ...web, redirectUris: [redirectUri], implicitGrantSettings },
    });
    grant(server, principal, { apiPrincipalId: graphPrincipalId, scope: "User.Read openid profile" });
    const query = {
      client_id: app.appId,
      response_type: "id_token",
      redirect_uri: redirectUri,
      scope: "openid",
      nonce: "n",
    };

    const page = await play(
      newBrowser(server),
      `${server.origin}/${tenantId}/oauth2/v2.0/authorize?${new URLSearchParams(query)}`,
      { person, consent: "accept" },
    );

    expect(told(claimsOf(answerOf(page).id_token))).toEqual(expected);
  });
});
