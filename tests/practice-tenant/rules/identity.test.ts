import { describe, expect, it } from "vitest";
import { graphAppId } from "../graphTenant";
import { idOf, invalidValue, many, personal, role, scope, taken, useJudgedApps } from "./judgedApps";

const { directory, create, change } = useJudgedApps();

const logout = (logoutUrl: string) => ({ web: { logoutUrl } });
const access = (apis: number, each: number) => ({
  requiredResourceAccess: many(apis, (api) => ({
    resourceAppId: idOf(api),
    resourceAccess: many(each, (index) => ({ id: idOf(api * 1000 + index), type: "Scope" })),
  })),
});
const preAuthorized = (clients: number, scopesOfEach: number) => ({
  signInAudience: personal.signInAudience,
  api: {
    requestedAccessTokenVersion: 2,
    preAuthorizedApplications: many(clients, (client) => ({
      appId: idOf(client),
      delegatedPermissionIds: many(scopesOfEach, idOf),
    })),
  },
});

describe("an application is refused with", () => {
  it.each([
    ["a name of 121 characters", { displayName: "x".repeat(121) }, "displayName", "has 121 characters, 120"],
    [
      "a name of 91 with personal accounts",
      { ...personal, displayName: "x".repeat(91) },
      "displayName",
      "91 characters, 90",
    ],
    ["notes of 1025 characters", { notes: "x".repeat(1025) }, "notes", "longer than 1024"],
    ["a description of 1025 characters", { description: "x".repeat(1025) }, "description", "longer than 1024"],
    ["a tag with a space", { tags: ["a b"] }, "tags", "no white space"],
    ["an empty tag", { tags: [""] }, "tags", "1 to 256 characters"],
    ["a tag of 257 characters", { tags: ["x".repeat(257)] }, "tags", "1 to 256 characters"],
    ["an http logout URL", logout("http://localhost/out"), "web", "must use https"],
    ["a logout URL that is none", logout("signed-out"), "web", "must use https"],
    ["a logout URL of 256 characters", logout(`https://app.example/${"x".repeat(236)}`), "web", "at most 255"],
    [
      "a wildcard logout URL and personal accounts",
      { ...personal, web: { logoutUrl: "https://*.app.example/" } },
      "web",
      "has a wildcard",
    ],
    ["51 APIs", access(51, 0), "requiredResourceAccess", "permissions of 51 APIs are asked for, 50 are allowed"],
    ["401 permissions", access(1, 401), "requiredResourceAccess", "401 permissions are asked for, 400 are allowed"],
    [
      "201 permissions and personal accounts",
      { ...personal, ...access(7, 29) },
      "requiredResourceAccess",
      "203 permissions are asked for, 200",
    ],
    [
      "31 permissions of an API and personal accounts",
      { ...personal, ...access(1, 31) },
      "requiredResourceAccess",
      "more than 30 permissions",
    ],
    ["app roles and personal accounts", { ...personal, appRoles: [role] }, "appRoles", "not supported"],
    [
      "101 pre-authorized clients and personal accounts",
      preAuthorized(101, 1),
      "api.preAuthorizedApplications",
      "101 are given",
    ],
    [
      "31 scopes for a client and personal accounts",
      preAuthorized(1, 31),
      "api.preAuthorizedApplications",
      "31 are given",
    ],
    [
      "501 pre-authorized scopes and personal accounts",
      preAuthorized(18, 28),
      "api.preAuthorizedApplications",
      "504 are given",
    ],
    [
      "unknown group claims",
      { groupMembershipClaims: "SecurityGroup,Everything" },
      "groupMembershipClaims",
      "'Everything' is none of",
    ],
  ])("%s", async (_, properties, target, problem) => {
    expect(await create(properties)).toEqual(invalidValue(target, problem));
  });

  it("101 scopes and personal accounts", async () => {
    const oauth2PermissionScopes = many(101, (index) => ({ ...scope, id: idOf(index), value: `Scope.${index}` }));
    const api = { ...personal.api, oauth2PermissionScopes };

    expect(await create({ ...personal, api })).toMatchObject({ status: 400, target: "api.oauth2PermissionScopes" });
    expect(await create({ api })).toEqual(taken);
  });

  it("a tag twice", async () => {
    expect(await create({ tags: ["a", "a"] })).toEqual({
      status: 400,
      code: "DuplicateValue",
      message: "Request contains a property with duplicate values: the tag 'a' is given twice.",
      target: "tags",
      detailCode: "DuplicateValue",
    });
  });

  it("1201 entries", async () => {
    expect(await create({ tags: many(1201, (index) => `t${index}`) })).toEqual({
      status: 400,
      code: "Request_BadRequest",
      message:
        "The size of the manifest has exceeded its limit. Please reduce the number of values and retry your request: 1201 entries, 1200 are allowed.",
      target: undefined,
      detailCode: undefined,
    });
  });

  it("the id of a known client that is no GUID", async () => {
    expect(await create({ api: { knownClientApplications: ["portal"] } })).toMatchObject({
      status: 400,
      code: "Request_BadRequest",
      message: expect.stringContaining("Invalid value specified for property 'api.knownClientApplications.0'"),
    });
  });

  it("more than ten APIs of other tenants", async () => {
    const seed = many(11, (index) => ({ id: idOf(index), appId: idOf(100 + index), displayName: `Foreign ${index}` }));
    const before = directory.tenant.exportDirectory();
    directory.tenant.importDirectory({
      ...before,
      servicePrincipals: [
        ...(before.servicePrincipals ?? []),
        ...seed.map((principal) => ({ ...principal, appOwnerOrganizationId: idOf(999) })),
      ],
    });
    const asks = (count: number) => ({
      requiredResourceAccess: [graphAppId, ...seed.slice(0, count).map(({ appId }) => appId)].map((resourceAppId) => ({
        resourceAppId,
        resourceAccess: [],
      })),
    });

    expect(await create(asks(10))).toEqual(taken);
    expect(await create(asks(11))).toMatchObject({
      status: 400,
      message: expect.stringContaining("11 APIs belong to other tenants, 10 are allowed"),
    });
  });
});

describe("a client", () => {
  const scopes = many(30, (index) => ({ ...scope, id: idOf(index), value: `Scope.${index}` }));
  const declared = { ...personal, api: { ...personal.api, oauth2PermissionScopes: scopes } };
  const refusal = {
    status: 400,
    code: "InvalidValue",
    message: `Property api.preAuthorizedApplications.delegatedPermissionIds has a Permission Id that cannot be found in the AppPermissions sets: '${idOf(0)}'.`,
    target: "api.preAuthorizedApplications.delegatedPermissionIds",
    detailCode: "InvalidValue",
  };

  it("is pre-authorized for scopes that are there, 30 of them with personal accounts, and for no others", async () => {
    expect(await change(declared, preAuthorized(1, 30))).toEqual(taken);
    expect(await change(personal, preAuthorized(1, 1))).toEqual(refusal);
  });

  it("is not pre-authorized for scopes that come with the same change", async () => {
    const both = { api: { ...declared.api, ...preAuthorized(1, 30).api } };

    expect(await create({ ...personal, ...both })).toEqual(refusal);
    expect(await change(personal, both)).toEqual(refusal);
  });
});

describe("the version of access tokens", () => {
  it.each([
    [
      "missing with personal accounts",
      { signInAudience: "PersonalMicrosoftAccount" },
      "it must be 2 for the sign-in audience",
    ],
    [
      "1 with personal accounts",
      { ...personal, api: { requestedAccessTokenVersion: 1 } },
      "it must be 2 for the sign-in audience",
    ],
    ["3", { api: { requestedAccessTokenVersion: 3 } }, "it must be 1 or 2"],
  ])("is refused when it is %s", async (_, properties, reason) => {
    expect(await create(properties)).toEqual({
      status: 400,
      code: "Request_BadRequest",
      message: `Property api.requestedAccessTokenVersion is invalid: ${reason}.`,
      target: "api.requestedAccessTokenVersion",
      detailCode: "InvalidValue",
    });
  });

  it("is refused when the audience changes without it", async () => {
    expect(await change({}, { signInAudience: "PersonalMicrosoftAccount" })).toMatchObject({ status: 400 });
    expect(await change({}, personal)).toEqual(taken);
  });
});

describe("an application may have", () => {
  it.each([
    ["a name of 120 characters", { displayName: "x".repeat(120) }],
    ["a name of 90 with personal accounts", { ...personal, displayName: "x".repeat(90) }],
    ["notes of 1024 characters", { notes: "x".repeat(1024) }],
    ["a tag of 256 characters", { tags: ["x".repeat(256)] }],
    ["a logout URL of 255 characters", logout(`https://app.example/${"x".repeat(235)}`)],
    ["a logout URL on this machine", logout("https://localhost:3000/out")],
    ["50 APIs and 400 permissions", access(50, 8)],
    ["200 permissions and personal accounts", { ...personal, ...access(8, 25) }],
    ["several kinds of group claims", { groupMembershipClaims: "ApplicationGroup, DirectoryRole" }],
    ["no group claims", { groupMembershipClaims: null }],
    ["permissions that no API publishes", access(1, 1)],
    // Nobody has written down that Graph refuses these.
    ["any home page and support page", { web: { homePageUrl: "anything" }, info: { supportUrl: "anything" } }],
    ["optional claims that do not exist", { optionalClaims: { idToken: [{ name: "shoe_size" }] } }],
  ])("%s", async (_, properties) => {
    expect(await create(properties)).toEqual(taken);
  });
});
