import * as azuread from "@pulumi/azuread";
import * as pulumi from "@pulumi/pulumi";
import { beforeEach, describe, expect, it } from "vitest";
import { AppRegistration } from "../../components";
import { deployerObjectId, type Recorder, startRecorder, tenantId } from "./recorder";

const types = {
  component: "entra-app-registration:index:AppRegistration",
  application: "azuread:index/application:Application",
  servicePrincipal: "azuread:index/servicePrincipal:ServicePrincipal",
  grant: "azuread:index/servicePrincipalDelegatedPermissionGrant:ServicePrincipalDelegatedPermissionGrant",
  assignment: "azuread:index/appRoleAssignment:AppRoleAssignment",
};
const graphAppId = "00000003-0000-0000-c000-000000000000";
const owner = "2f1c9a34-7b60-4d2e-9f11-3a4b5c6d7e8f";

let recorder: Recorder;
beforeEach(async () => {
  recorder = await startRecorder({ "azuread:metadataHost": "127.0.0.1:28443" });
});

describe("AppRegistration", () => {
  it("makes an application and its service principal, as children, and nothing else", async () => {
    new AppRegistration("planner", { displayName: "Planner" });

    expect(await recorder.names()).toEqual([
      `${types.component}::planner`,
      `${types.application}::planner`,
      `${types.servicePrincipal}::planner`,
    ]);
    expect((await recorder.resources()).map(({ parent }) => parent)).toEqual([
      `${types.component}::planner`,
      `${types.component}::planner`,
    ]);
  });

  it("puts everything into one application", async () => {
    new AppRegistration("planner", {
      displayName: "Planner",
      signInAudience: "AzureADMultipleOrgs",
      web: {
        redirectUris: ["https://planner.contoso.com/signed-in"],
        homepageUrl: "https://planner.contoso.com/",
        logoutUrl: "https://planner.contoso.com/signed-out",
        implicitIdTokens: true,
      },
      singlePage: { redirectUris: ["http://localhost:5173/"] },
      publicClient: { redirectUris: ["http://localhost"], allowPublicClientFlows: true },
      permissions: {
        microsoftGraph: { delegated: ["User.Read", "Mail.Send"], application: ["Mail.Send"] },
        exchangeOnline: { application: ["full_access_as_app"] },
      },
      tags: ["team-a"],
    });

    expect((await recorder.resources())[0]?.inputs).toEqual({
      displayName: "Planner",
      signInAudience: "AzureADMultipleOrgs",
      api: { requestedAccessTokenVersion: 2 },
      web: {
        redirectUris: ["https://planner.contoso.com/signed-in"],
        homepageUrl: "https://planner.contoso.com/",
        logoutUrl: "https://planner.contoso.com/signed-out",
        implicitGrant: { idTokenIssuanceEnabled: true, accessTokenIssuanceEnabled: false },
      },
      singlePageApplication: { redirectUris: ["http://localhost:5173/"] },
      publicClient: { redirectUris: ["http://localhost"] },
      fallbackPublicClientEnabled: true,
      requiredResourceAccesses: [
        {
          resourceAppId: "00000002-0000-0ff1-ce00-000000000000",
          resourceAccesses: [{ id: "dc890d15-9560-4a4c-9b7f-a736ec74ec40", type: "Role" }],
        },
        {
          resourceAppId: graphAppId,
          resourceAccesses: [
            { id: "b633e1c5-b582-4048-a93e-9f11b44c7e96", type: "Role" },
            { id: "e383f46e-2787-4529-855e-0e479a3ffac0", type: "Scope" },
            { id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" },
          ],
        },
      ],
      owners: [deployerObjectId],
      tags: ["team-a", "appreg:practice/dev/planner"],
    });
  });

  it("registers the same whatever the order of the permissions in the source", async () => {
    new AppRegistration("one", {
      displayName: "One",
      permissions: { microsoftGraph: { delegated: ["User.Read", "openid"] } },
    });
    new AppRegistration("two", {
      displayName: "Two",
      permissions: { microsoftGraph: { delegated: ["openid", "User.Read"] } },
    });

    const [one, two] = (await recorder.resources()).filter(({ type }) => type === types.application);
    expect(one?.inputs.requiredResourceAccesses).toEqual(two?.inputs.requiredResourceAccesses);
  });

  it("consents for the whole tenant with one grant an API and one assignment an application permission", async () => {
    new AppRegistration("planner", {
      displayName: "Planner",
      permissions: { microsoftGraph: { delegated: ["User.Read", "offline_access"], application: ["Mail.Send"] } },
      consent: "wholeTenant",
    });

    const consents = (await recorder.resources()).slice(2);
    const principals = { client: "object-of-planner", api: `principal-of-${graphAppId}` };
    expect(consents.map(({ type, name, inputs }) => ({ type, name, inputs }))).toEqual([
      {
        type: types.grant,
        name: "planner-microsoftGraph",
        inputs: {
          servicePrincipalObjectId: principals.client,
          resourceServicePrincipalObjectId: principals.api,
          claimValues: ["User.Read", "offline_access"],
        },
      },
      {
        type: types.assignment,
        name: "planner-microsoftGraph-Mail.Send",
        inputs: {
          appRoleId: "b633e1c5-b582-4048-a93e-9f11b44c7e96",
          principalObjectId: principals.client,
          resourceObjectId: principals.api,
        },
      },
    ]);
  });

  it("consents to the listed permissions only, and looks up no other API", async () => {
    new AppRegistration("planner", {
      displayName: "Planner",
      permissions: {
        microsoftGraph: { delegated: ["User.Read", "Mail.Read"] },
        exchangeOnline: { delegated: ["EWS.AccessAsUser.All"] },
      },
      consent: { wholeTenant: { microsoftGraph: { delegated: ["User.Read"] } } },
    });

    const [grant, ...others] = (await recorder.resources()).slice(2);
    expect(grant?.inputs.claimValues).toEqual(["User.Read"]);
    expect(others).toEqual([]);
    expect([...recorder.lookedUp.keys()]).toEqual([graphAppId]);
  });

  it("asks the tenant once for all apps of a provider, and another provider for itself", async () => {
    const args = { permissions: { microsoftGraph: { delegated: ["User.Read"] } }, consent: "wholeTenant" } as const;
    const elsewhere = new azuread.Provider("elsewhere", { tenantId });
    new AppRegistration("planner", { displayName: "Planner", ...args });
    new AppRegistration("board", { displayName: "Board", ...args });
    new AppRegistration("abroad", { displayName: "Abroad", ...args }, { provider: elsewhere });

    await recorder.resources();
    expect([...recorder.lookups].sort()).toEqual([
      "getClientConfig",
      "getClientConfig",
      "getServicePrincipals",
      "getServicePrincipals",
    ]);
  });

  it("leaves the deletion of every child to the deletion of the application", async () => {
    new AppRegistration("planner", {
      displayName: "Planner",
      permissions: { microsoftGraph: { delegated: ["User.Read"], application: ["Mail.Send"] } },
      consent: "wholeTenant",
    });

    expect((await recorder.resources()).map(({ deletedWith }) => deletedWith)).toEqual([
      "",
      `${types.application}::planner`,
      `${types.application}::planner`,
      `${types.application}::planner`,
    ]);
  });

  it("adds the deployer to declared owners, once, and manages them", async () => {
    new AppRegistration("planner", { displayName: "Planner", owners: [owner, pulumi.output(deployerObjectId)] });

    expect(
      (await recorder.resources()).map(({ inputs, ignoreChanges }) => ({ owners: inputs.owners, ignoreChanges })),
    ).toEqual([
      { owners: [owner, deployerObjectId], ignoreChanges: [] },
      { owners: [owner, deployerObjectId], ignoreChanges: [] },
    ]);
  });

  it("sets the deployer at creation and leaves owners alone afterwards where none are declared", async () => {
    new AppRegistration("planner", { displayName: "Planner" });

    expect(
      (await recorder.resources()).map(({ inputs, ignoreChanges }) => ({ owners: inputs.owners, ignoreChanges })),
    ).toEqual([
      { owners: [deployerObjectId], ignoreChanges: ["owners"] },
      { owners: [deployerObjectId], ignoreChanges: ["owners"] },
    ]);
  });

  it("percent-encodes the marker tag", async () => {
    new AppRegistration("Raumplan & Küche", { displayName: "Planner" });

    expect((await recorder.resources())[0]?.inputs.tags).toEqual(["appreg:practice/dev/Raumplan%20%26%20K%C3%BCche"]);
  });
});

describe("the outputs of an AppRegistration", () => {
  it("tell a client all that it needs", async () => {
    const app = new AppRegistration("planner", {
      displayName: "Planner",
      publicClient: { redirectUris: ["https://planner.contoso.com", "http://localhost"] },
      permissions: {
        microsoftGraph: { delegated: ["openid", "Calendars.Read"], application: ["Mail.Send"] },
        exchangeOnline: { delegated: ["EWS.AccessAsUser.All"] },
      },
    });

    expect(await settledValue(pulumi.output(app.access))).toEqual({
      name: "planner",
      kind: "publicClient",
      clientId: "client-of-planner",
      tenantId,
      adminConsentUrl: `https://127.0.0.1:28443/${tenantId}/adminconsent?client_id=client-of-planner&redirect_uri=http%3A%2F%2Flocalhost`,
      tokenCommand: "npx appreg token planner",
      authority: `https://127.0.0.1:28443/${tenantId}`,
      graphBaseUrl: "https://127.0.0.1:28443",
      scopes: [
        "openid",
        "https://127.0.0.1:28443/Calendars.Read",
        "00000002-0000-0ff1-ce00-000000000000/EWS.AccessAsUser.All",
      ],
      roles: ["https://127.0.0.1:28443/Mail.Send"],
      credentials: [],
      redirectUri: "http://localhost",
    });
  });

  it("names the kinds of credentials that the app declares, the best first", async () => {
    const app = new AppRegistration("job", {
      displayName: "Job",
      credentials: {
        secrets: [{ name: "only", until: "2099-01-01" }],
        certificates: [],
        federated: [{ name: "cluster", issuer: "https://issuer.contoso.com", subject: "job" }],
      },
    });

    expect(app.access.credentials).toEqual(["federated", "secret"]);
  });

  it("name no redirect URI where the app has none", async () => {
    const app = new AppRegistration("job", {
      displayName: "Job",
      permissions: { microsoftGraph: { application: ["Mail.Send"] } },
    });

    const access = await settledValue(pulumi.output(app.access));
    expect(access).toMatchObject({ kind: "service", scopes: [], roles: ["https://127.0.0.1:28443/Mail.Send"] });
    expect(access).not.toHaveProperty("redirectUri");
    expect(await settledValue(app.adminConsentUrl)).toBe(
      `https://127.0.0.1:28443/${tenantId}/adminconsent?client_id=client-of-job`,
    );
  });

  it("name the place of personal accounts for an app that takes no others", async () => {
    const { access } = new AppRegistration("planner", {
      displayName: "Planner",
      signInAudience: "PersonalMicrosoftAccount",
    });

    expect(await settledValue(access.authority)).toBe("https://127.0.0.1:28443/consumers");
  });

  it("show at preview what is settled", async () => {
    await startRecorder({ "azuread:environment": "china" }, true);
    const { access } = new AppRegistration("planner", {
      displayName: "Planner",
      singlePage: { redirectUris: ["https://planner.contoso.com/"] },
    });

    expect(await isSettled(access.clientId)).toBe(false);
    expect(await settledValue(access.authority)).toBe(`https://login.partner.microsoftonline.cn/${tenantId}`);
    expect(access.graphBaseUrl).toBe("https://microsoftgraph.chinacloudapi.cn");
    await pulumi.runtime.disconnect();
  });
});

function settledValue<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => {
    output.apply(resolve);
  });
}

/** Pulumi keeps this of an output to itself. */
function isSettled(output: pulumi.Output<unknown>): Promise<boolean> {
  return (output as unknown as { isKnown: Promise<boolean> }).isKnown;
}
