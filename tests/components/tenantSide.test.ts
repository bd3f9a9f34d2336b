import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppRegistration, WebApp } from "../../components";
import { manifestOfArguments } from "../../components/arguments/argumentManifest";
import { manifestsFromResources } from "../../manifest";
import { deployerObjectId, type Recorder, startRecorder } from "./recorder";

let recorder: Recorder;
beforeEach(async () => {
  recorder = await startRecorder();
});
afterEach(() => pulumi.runtime.disconnect());

const inputsOf = async (type: string) =>
  (await recorder.resources()).find((resource) => resource.type.endsWith(`:${type}`))?.inputs;

describe("what an app is in its tenant", () => {
  it("is said of its service principal, and only as far as it is declared", async () => {
    new WebApp("desk", {
      displayName: "Desk",
      redirectUris: ["https://desk.contoso.com/"],
      assignmentRequired: true,
      servicePrincipal: {
        accountEnabled: false,
        description: "The front desk.",
        notes: "Ask Ada.",
        loginUrl: "https://desk.contoso.com/start",
        notificationEmailAddresses: ["it@contoso.com"],
        singleSignOnMode: "saml",
        samlRelayState: "https://desk.contoso.com/after",
        alternativeNames: ["desk-alias"],
      },
    });

    expect(await inputsOf("ServicePrincipal")).toEqual({
      clientId: "client-of-desk",
      owners: [deployerObjectId],
      appRoleAssignmentRequired: true,
      accountEnabled: false,
      description: "The front desk.",
      notes: "Ask Ada.",
      loginUrl: "https://desk.contoso.com/start",
      notificationEmailAddresses: ["it@contoso.com"],
      preferredSingleSignOnMode: "saml",
      samlSingleSignOn: { relayState: "https://desk.contoso.com/after" },
      alternativeNames: ["desk-alias"],
    });
  });

  it("is in the manifest of its arguments and in that of its resources", async () => {
    const args = { displayName: "Desk", servicePrincipal: { accountEnabled: false } };
    new AppRegistration("desk", args);

    const expected = { accountEnabled: false, assignmentRequired: false };
    expect(manifestOfArguments("desk", args).servicePrincipal).toEqual(expected);
    expect(manifestsFromResources(await recorder.resources())[0]?.servicePrincipal).toEqual(expected);
  });

  it("has to be of the right form", () => {
    const args = { displayName: "Desk", servicePrincipal: { singleSignOnMode: "sam", enabled: false } };

    // @ts-expect-error a mode that there is not, and a name that there is not
    expect(() => new AppRegistration("desk", args)).toThrow(
      [
        'AppRegistration "desk" has 2 problems:',
        " - servicePrincipal.singleSignOnMode: this argument is one of oidc, password, saml, notSupported.",
        '   Fix: use "saml"; now it is a string',
        " - servicePrincipal.enabled: there is no argument of this name.",
        "   Fix: use accountEnabled",
      ].join("\n"),
    );
  });
});

describe("what an application says beside that", () => {
  it("is its description, and which claims and devices it takes", async () => {
    new AppRegistration("desk", {
      displayName: "Desk",
      description: "The front desk.",
      publicClient: { redirectUris: ["http://localhost"], deviceOnlyAuth: true },
      web: { requirePostResponse: true },
      claims: { acceptMappedClaims: true },
    });

    expect(await inputsOf("Application")).toMatchObject({
      description: "The front desk.",
      deviceOnlyAuthEnabled: true,
      oauth2PostResponseRequired: true,
      api: { requestedAccessTokenVersion: 2, mappedClaimsEnabled: true },
    });
  });

  it("is nothing for the users of a scope whose texts for them are empty", async () => {
    const scopes = { "Desk.Use": { title: "Use", description: "Uses it.", userTitle: "", userDescription: "" } };
    new AppRegistration("desk", { displayName: "Desk", api: { scopes } });

    const inputs = await inputsOf("Application");
    expect(inputs?.api).toMatchObject({
      oauth2PermissionScopes: [{ adminConsentDisplayName: "Use", adminConsentDescription: "Uses it." }],
    });
    expect(JSON.stringify(inputs)).not.toContain("userConsent");
  });
});

describe("consent for some people", () => {
  const permissions = { microsoftGraph: { delegated: ["User.Read", "Mail.Read"] } } as const;
  const [ada, ben] = ["44444444-4444-4444-8444-444444444441", "44444444-4444-4444-8444-444444444442"];

  it("may be to other permissions for some than for others", async () => {
    const named = [
      { users: [ada] },
      { users: [ben], permissions: { microsoftGraph: { delegated: ["User.Read"] } } } as const,
    ];
    new AppRegistration("desk", { displayName: "Desk", permissions, consent: { named } });

    const grants = (await recorder.resources()).filter(({ type }) => type.endsWith("DelegatedPermissionGrant"));
    const found = grants.map(({ name, inputs }) => [name, inputs.userObjectId, inputs.claimValues]);
    expect(found.sort(([left], [right]) => (String(left) < String(right) ? -1 : 1))).toEqual([
      [`desk-microsoftGraph-${ada}`, ada, ["Mail.Read", "User.Read"]],
      [`desk-microsoftGraph-${ben}`, ben, ["User.Read"]],
    ]);
    const [manifest] = manifestsFromResources(await recorder.resources(), {
      principals: new Map([...recorder.lookedUp].map(([clientId, objectId]) => [objectId, clientId])),
    });
    expect(manifestOfArguments("desk", { permissions, consent: { named } }).consents).toEqual(manifest?.consents);
  });

  it("is refused where somebody is named twice for one API", () => {
    const named = [{ users: [ada] }, { users: [ben, ada] }];

    expect(() => new AppRegistration("desk", { displayName: "Desk", permissions, consent: { named } })).toThrow(
      [
        'AppRegistration "desk" has 1 problem:',
        ` - consent.named "${ada}": who consents to permissions of an API is named once for it.`,
        "   Fix: list all of them in one place",
      ].join("\n"),
    );
  });
});

describe("roles without a value", () => {
  const appRoles = {
    User: { value: "", title: "User", description: "Uses it.", members: ["users"] },
    Clerk: { title: "Clerk", description: "Works here.", members: ["users"] },
  } as const;

  it("are called by their keys in the program only, and stand in tokens for nothing", async () => {
    const args = { displayName: "Desk", appRoles, assigned: [{ user: "ada@contoso.com", role: "User" }] } as const;
    new AppRegistration("desk", args);

    const resources = await recorder.resources();
    const roles = (await inputsOf("Application"))?.appRoles;
    expect(roles).toMatchObject([{ value: "" }, { value: "Clerk" }]);
    const [manifest] = manifestsFromResources(resources, { people: recorder.people });
    const declared = manifestOfArguments("desk", args);
    expect(declared.exposes.roles).toEqual(manifest?.exposes.roles);
    expect(declared.assignments).toEqual(manifest?.assignments);
    expect(manifest?.assignments).toEqual([
      { principalObjectId: { state: "known", value: "ada@contoso.com" }, role: "" },
    ]);
  });
});
