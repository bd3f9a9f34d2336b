import { describe, expect, it } from "vitest";
import { describeApp } from "../../../lifecycle/overview/describeApp";
import { apis, now, people, sampleApp } from "./sampleApp";

const context = { apis, people, now };

describe("an app registration, as its pages in the portal show it", () => {
  const overview = describeApp(sampleApp, context);

  it("has an overview with its mark, its accounts and its principal", () => {
    const { marker, displayName, clientId, objectId, createdAt, audience, principal } = overview;

    expect({ marker, displayName, clientId, objectId, createdAt, audience, principal }).toEqual({
      marker: { project: "rooms", stack: "dev", name: "room-board" },
      displayName: "Room Board",
      clientId: "client-1",
      objectId: "object-1",
      createdAt: "2026-10-01T08:00:00Z",
      audience: "AzureADMultipleOrgs",
      principal: {
        objectId: "principal-1",
        isEnabled: false,
        requiresAssignment: true,
        assigned: ["Ada Okafor", "Ben Lindqvist (Board.Admin)"],
      },
    });
  });

  it("shows platforms that have redirect URIs, and switches that are on", () => {
    expect(overview.authentication).toEqual({
      platforms: [
        { kind: "singlePage", redirectUris: ["https://rooms.example/"] },
        { kind: "publicClient", redirectUris: ["http://localhost"] },
      ],
      logoutUrl: "https://rooms.example/bye",
      allowsPublicClientFlows: true,
      implicitTokens: ["id"],
    });
  });

  it("sets permissions beside what was granted for whom, and ends with what nobody asked for", () => {
    const graph = { api: "Microsoft Graph", apiClientId: "00000003-0000-0000-c000-000000000000" };
    const asked = { isAsked: true, forWholeTenant: false, forUsers: [] };

    expect(overview.permissions).toEqual([
      {
        ...{ ...graph, ...asked, name: "Mail.Send", kind: "application", forWholeTenant: true },
        ...{ consent: "admin", risk: "high" },
      },
      {
        ...{ ...graph, ...asked, name: "Calendars.Read", kind: "delegated" },
        ...{ forUsers: ["ben@practice.example", "cho-id"], consent: "user", risk: "medium" },
      },
      {
        ...{ ...graph, ...asked, name: "User.Read", kind: "delegated", forWholeTenant: true },
        ...{ consent: "user", risk: "low" },
      },
      {
        ...{ ...asked, api: "Rooms API", apiClientId: "rooms-client", name: "Rooms.Read", kind: "delegated" },
        ...{ consent: undefined, risk: undefined },
      },
      {
        ...{ ...asked, api: "nobody-knows", apiClientId: "nobody-knows", name: "some-role", kind: "application" },
        ...{ consent: undefined, risk: undefined },
      },
      {
        ...{ ...graph, name: "Mail.Read", kind: "delegated", isAsked: false, forWholeTenant: true, forUsers: [] },
        ...{ consent: "user", risk: "medium" },
      },
    ]);
  });

  it("names what it offers to others", () => {
    expect(overview.exposes).toEqual({
      identifierUris: ["api://client-1"],
      scopes: [{ name: "Board.Read", consent: "admin", isEnabled: false }],
      roles: [{ name: "Board.Admin", members: ["User"], isEnabled: true }],
      preAuthorized: [{ client: "client-2", scopes: ["Board.Read", "unknown-scope"] }],
    });
  });

  it("lists credentials by their end, in whole days that are left, and a key pair once", () => {
    expect(overview.credentials).toEqual([
      {
        ...{ kind: "secret", on: "application", name: "old", id: "secret-1" },
        ...{ until: "2026-11-20T11:00:00Z", daysLeft: -3 },
      },
      {
        ...{ kind: "certificate", on: "application", name: "CN=board", id: "key-1" },
        ...{ until: "2026-11-23T11:00:00Z", daysLeft: 0, thumbprint: "AB".repeat(20) },
      },
      {
        ...{ kind: "secret", on: "application", name: "", id: "secret-2" },
        ...{ until: "2027-01-01T00:00:00Z", daysLeft: 39 },
      },
      {
        ...{ kind: "certificate", on: "servicePrincipal", name: "CN=saml", id: "saml" },
        ...{ until: "2028-11-22T12:00:00Z", daysLeft: 731 },
      },
      {
        ...{ kind: "federated", on: "application", name: "main", id: "fed-1" },
        ...{ issuer: "https://issuer.example", subject: "repo:contoso/board" },
      },
    ]);
  });

  it("names its owners, people and apps", () => {
    expect(overview.owners).toEqual([
      { name: "Ada Okafor", kind: "user", id: "ada@practice.example" },
      { name: "deployer", kind: "servicePrincipal", id: "client-9" },
    ]);
  });
});

describe("an application without a principal in the tenant", () => {
  it("has been granted nothing, and says that there is none", () => {
    const { principal, permissions } = describeApp({ ...sampleApp, servicePrincipal: undefined }, context);

    expect(principal).toBeUndefined();
    expect(permissions.filter(({ forWholeTenant, forUsers }) => forWholeTenant || forUsers.length > 0)).toEqual([]);
    expect(permissions.map(({ name }) => name)).toEqual([
      "Mail.Send",
      "Calendars.Read",
      "User.Read",
      "Rooms.Read",
      "some-role",
    ]);
  });
});

describe("an application of which the directory tells next to nothing", () => {
  it("is described all the same", () => {
    const bare = { ...sampleApp, application: {}, owners: [], federatedCredentials: [], tags: [] };

    expect(describeApp({ ...bare, servicePrincipal: undefined }, context)).toEqual({
      ...{ marker: undefined, displayName: "Room Board", clientId: "client-1", objectId: "object-1" },
      ...{ createdAt: "2026-10-01T08:00:00Z", audience: "AzureADMyOrg", principal: undefined },
      authentication: { platforms: [], logoutUrl: undefined, allowsPublicClientFlows: false, implicitTokens: [] },
      exposes: { identifierUris: [], scopes: [], roles: [], preAuthorized: [] },
      ...{ permissions: [], credentials: [], owners: [] },
    });
  });
});
