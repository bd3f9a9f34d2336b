/** Refusals of the request itself: its tenant, parameters and form. */
import { ClientSecretCredential } from "@azure/identity";
import { type SignInServer, tenantId } from "../signInServer";
import { addDaemon, addNative, redirectUri } from "./apps";
import { addPerson, password } from "./people";
import { refusedAtAddress, refusedBy, refusedPlainly } from "./realClients";
import type { RefusalCase } from "./refusalCase";

const invalidRequest = { error: "invalid_request", status: 400 } as const;
const scopes = ["User.Read"];
const path = `/${tenantId}/oauth2/v2.0/token`;

export const requestCases: readonly RefusalCase[] = [
  {
    ...invalidRequest,
    by: "client",
    told: "nothing",
    code: 90002,
    when: "there is no such tenant, which MSAL finds out when it looks for its endpoints",
    bringAbout: (server) =>
      refusedBy(server, (clients) => {
        const { app, secret } = addDaemon(server);
        const elsewhere = "99999999-9999-4999-8999-999999999999";
        const credential = new ClientSecretCredential(elsewhere, app.appId, secret, clients.identity);
        return credential.getToken("https://graph.microsoft.com/.default");
      }),
  },
  {
    ...invalidRequest,
    by: "client",
    code: 900144,
    when: "MSAL is given an empty password",
    bringAbout: (server) =>
      refusedBy(server, (clients) =>
        clients
          .public(addNative(server))
          .acquireTokenByUsernamePassword({ scopes, username: addPerson(server).name, password: "" }),
      ),
  },
  {
    ...invalidRequest,
    by: "redirect",
    status: 303,
    told: "nothing",
    code: 90023,
    when: "the method of the code challenge is unknown",
    bringAbout: (server) =>
      refusedAtAddress(server, addNative(server), {
        request: { codeChallenge: "a".repeat(43), codeChallengeMethod: "S512" },
        script: { person: addPerson(server) },
      }),
  },
  {
    ...invalidRequest,
    by: "redirect",
    status: 303,
    told: "nothing",
    code: 90005,
    when: "the request names a session and a person",
    bringAbout: (server) =>
      refusedAtAddress(server, addNative(server), {
        request: { loginHint: addPerson(server).name, extraQueryParameters: { sid: "any" } },
        script: { person: addPerson(server) },
      }),
  },
  {
    ...invalidRequest,
    by: "plain",
    code: 900561,
    when: "the token endpoint is called with GET",
    bringAbout: (server) => refusedPlainly(server, { path, method: "GET" }),
  },
  {
    ...invalidRequest,
    by: "plain",
    code: 9002313,
    when: "a parameter is repeated",
    bringAbout: (server) => refusedPlainly(server, { path, body: "grant_type=password&grant_type=password" }),
  },
  {
    by: "plain",
    error: "unsupported_grant_type",
    status: 400,
    code: 70003,
    when: "the grant type is unknown",
    bringAbout: (server) => refusedPlainly(server, { path, fields: { grant_type: "telepathy" } }),
  },
  {
    ...invalidRequest,
    by: "plain",
    code: 50059,
    when: "an app on its own asks at /organizations (MSAL refuses to)",
    bringAbout(server) {
      const { app, secret } = addDaemon(server, { signInAudience: "AzureADMultipleOrgs" });
      const scope = "https://graph.microsoft.com/.default";
      const fields = { grant_type: "client_credentials", client_id: app.appId, client_secret: secret, scope };
      return refusedPlainly(server, { path: "/organizations/oauth2/v2.0/token", fields });
    },
  },
  ...tenantCases(),
];

/** What is refused because of the tenant in the address. */
function tenantCases(): RefusalCase[] {
  const byPassword = (server: SignInServer, tenant: string, username: string) =>
    refusedBy(server, (clients) =>
      clients
        .public(addNative(server, { signInAudience: "AzureADMultipleOrgs" }), { tenant })
        .acquireTokenByUsernamePassword({ scopes, username, password }),
    );
  return [
    {
      ...invalidRequest,
      by: "client",
      code: 9001023,
      when: "a password comes to /common",
      bringAbout: (server) => byPassword(server, "common", addPerson(server).name),
    },
    {
      ...invalidRequest,
      by: "client",
      code: 50128,
      when: "a password comes to /organizations, for a name of no domain here",
      bringAbout: (server) => byPassword(server, "organizations", "somebody@elsewhere.example"),
    },
    {
      by: "page",
      status: 400,
      code: 50194,
      when: "an app of this tenant alone is used at /common",
      bringAbout: (server) =>
        refusedAtAddress(server, addNative(server), { script: { person: addPerson(server) } }, { tenant: "common" }),
    },
    {
      by: "page",
      status: 400,
      code: 9002332,
      when: "an app for work accounts is used at /consumers",
      bringAbout: (server) =>
        refusedAtAddress(server, addNative(server), { script: { person: addPerson(server) } }, { tenant: "consumers" }),
    },
    {
      by: "page",
      status: 400,
      code: 9002346,
      when: "an app for personal accounts alone is used here",
      bringAbout: (server) =>
        refusedAtAddress(server, addNative(server, { signInAudience: "PersonalMicrosoftAccount" }), {
          request: { redirectUri },
          script: { person: addPerson(server) },
        }),
    },
  ];
}
