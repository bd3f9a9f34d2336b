import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ApiApp, DaemonApp, NativeApp, SinglePageApp, type SinglePageAppArgs, WebApp } from "../../components";
import { type Recorder, startRecorder } from "./recorder";

let recorder: Recorder;
beforeEach(async () => {
  recorder = await startRecorder();
});
afterEach(() => pulumi.runtime.disconnect());

/** The platforms and switches of the one application that was declared. */
async function platforms() {
  const [application] = await recorder.resources();
  const { web, singlePageApplication, publicClient, fallbackPublicClientEnabled } = application?.inputs ?? {};
  return { web, singlePageApplication, publicClient, fallbackPublicClientEnabled };
}

describe("a web app", () => {
  it("is a server that redeems its codes, with the implicit flow switched off", async () => {
    const { access } = new WebApp("portal", {
      displayName: "Portal",
      redirectUris: ["https://portal.contoso.com/signin-oidc"],
      logoutUrl: "https://portal.contoso.com/signed-out",
    });

    expect(access.kind).toBe("web");
    expect(await platforms()).toEqual({
      web: {
        redirectUris: ["https://portal.contoso.com/signin-oidc"],
        logoutUrl: "https://portal.contoso.com/signed-out",
        implicitGrant: { accessTokenIssuanceEnabled: false, idTokenIssuanceEnabled: false },
      },
    });
  });
});

describe("a single-page app", () => {
  it("redeems its codes in the browser", async () => {
    const { access } = new SinglePageApp("board", { displayName: "Board", redirectUris: ["http://localhost:5173/"] });

    expect(access.kind).toBe("singlePage");
    expect(await platforms()).toEqual({ singlePageApplication: { redirectUris: ["http://localhost:5173/"] } });
  });

  it("takes neither credentials nor application permissions", () => {
    const redirectUris = ["http://localhost:5173/"];
    // @ts-expect-error what runs in a browser can keep no secret
    new SinglePageApp("one", { displayName: "One", redirectUris, credentials: {} });
    // @ts-expect-error it acts for who has signed in
    const permissions: NonNullable<SinglePageAppArgs["permissions"]> = { microsoftGraph: { application: [] } };
    new SinglePageApp("two", { displayName: "Two", redirectUris, permissions });
  });
});

describe("a native app", () => {
  it("listens on localhost, and takes codes from other screens only where that is asked for", async () => {
    const { access } = new NativeApp("cli", { displayName: "CLI" });

    expect(access.kind).toBe("publicClient");
    expect(await platforms()).toEqual({
      publicClient: { redirectUris: ["http://localhost"] },
      fallbackPublicClientEnabled: false,
    });
  });

  it("has the device code flow by a switch", async () => {
    new NativeApp("cli", { displayName: "CLI", redirectUris: [], deviceCode: true });

    expect(await platforms()).toEqual({ publicClient: { redirectUris: [] }, fallbackPublicClientEnabled: true });
  });
});

describe("a daemon", () => {
  it("has no platform, and application permissions only", async () => {
    const { access } = new DaemonApp("digest", {
      displayName: "Digest",
      permissions: { microsoftGraph: { application: ["Mail.Send"] } },
    });
    // @ts-expect-error nobody is signed in
    new DaemonApp("other", { displayName: "Other", permissions: { microsoftGraph: { delegated: ["Mail.Send"] } } });

    expect(access.kind).toBe("service");
    expect(await platforms()).toEqual({});
  });
});

describe("an API", () => {
  it("has tokens of version 2, and of version 1 where its library is of the first generation", async () => {
    new ApiApp("new", { displayName: "New" });
    new ApiApp("old", { displayName: "Old", tokenVersion: 1, knownClients: ["04b07795-8ddb-461a-bbee-02f9e1bf7b46"] });

    const applications = (await recorder.resources()).filter(({ type }) => type.endsWith(":Application"));
    expect(applications.map(({ inputs }) => inputs.api)).toEqual([
      { requestedAccessTokenVersion: 2 },
      {
        requestedAccessTokenVersion: 1,
        knownClientApplications: ["04b07795-8ddb-461a-bbee-02f9e1bf7b46"],
      },
    ]);
  });
});

describe("what every kind takes", () => {
  it("is told to the directory: claims, notes and pages", async () => {
    new WebApp("portal", {
      displayName: "Portal",
      redirectUris: ["https://portal.contoso.com/"],
      claims: {
        idToken: ["email", { name: "sid", essential: true }],
        accessToken: [
          { name: "groups", properties: ["emit_as_roles"] },
          { name: "extension_ab", source: "user" },
        ],
        groups: ["SecurityGroup"],
      },
      notes: "Ask Ada.",
      serviceManagementReference: "CMDB-7",
      informationalUrls: { support: "https://help.contoso.com/", privacyStatement: "https://contoso.com/privacy" },
    });

    const [application] = await recorder.resources();
    expect(application?.inputs).toMatchObject({
      optionalClaims: {
        idTokens: [
          { name: "email", essential: false },
          { name: "sid", essential: true },
        ],
        accessTokens: [
          { name: "groups", essential: false, additionalProperties: ["emit_as_roles"] },
          { name: "extension_ab", source: "user", essential: false },
        ],
        saml2Tokens: [],
      },
      groupMembershipClaims: ["SecurityGroup"],
      notes: "Ask Ada.",
      serviceManagementReference: "CMDB-7",
      supportUrl: "https://help.contoso.com/",
      privacyStatementUrl: "https://contoso.com/privacy",
    });
  });
});
