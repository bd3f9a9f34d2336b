/** Refusals of the permissions and APIs that are asked for. */
import { ClientSecretCredential } from "@azure/identity";
import { deleteApplication } from "../../../../practice-tenant/graph/deletedItems/recycleBin";
import type { RequiredResourceAccess } from "../../../../practice-tenant/records";
import { graphAccess, graphAppId, permissionIds, type SignInServer, tenantId } from "../signInServer";
import { addApi, addDaemon, addNative, addUnknownNative, grant, principalOf, redirectUri } from "./apps";
import { addPerson } from "./people";
import { refusedAtAddress, refusedBy, refusedOnTheWay, refusedPlainly } from "./realClients";
import type { RefusalCase } from "./refusalCase";
import { codeFor } from "./signIns";

const invalidScope = { error: "invalid_scope", status: 400 } as const;
const invalidResource = { error: "invalid_resource", status: 400 } as const;
const graphDefault = "https://graph.microsoft.com/.default";

export const scopeCases: readonly RefusalCase[] = [
  {
    ...invalidScope,
    by: "redirect",
    status: 303,
    code: 70011,
    when: ".default stands beside a permission by name",
    bringAbout: (server) =>
      refusedOnTheWay(server, addNative(server), {
        request: { scopes: [graphDefault, "User.Read"] },
        script: { person: addPerson(server) },
      }),
  },
  {
    ...invalidScope,
    by: "client",
    code: 1002012,
    when: "an app on its own asks for a permission by name",
    bringAbout: (server) => askOnItsOwn(server, "https://graph.microsoft.com/Mail.Read"),
  },
  {
    ...invalidScope,
    by: "client",
    code: 28000,
    when: "a code is redeemed for two APIs",
    bringAbout: (server) =>
      refusedBy(server, async (clients) => {
        const [app, api] = [addNative(server), addApi(server)];
        grant(server, principalOf(server, app), { apiPrincipalId: api.principal.id, scope: "access" });
        const proof = await codeFor(clients, app, { person: addPerson(server) });
        await clients.public(app).acquireTokenByCode({ ...proof, scopes: ["User.Read", api.scope], redirectUri });
      }),
  },
  {
    ...invalidScope,
    by: "plain",
    code: 28003,
    when: "a code is redeemed with an empty scope",
    async bringAbout(server) {
      const app = addNative(server);
      let code = "";
      let verifier = "";
      await refusedBy(server, async (clients) => {
        ({ code, codeVerifier: verifier } = await codeFor(clients, app, { person: addPerson(server) }));
      });
      const fields = { grant_type: "authorization_code", client_id: app.appId, code, redirect_uri: redirectUri };
      const path = `/${tenantId}/oauth2/v2.0/token`;
      return refusedPlainly(server, { path, fields: { ...fields, code_verifier: verifier, scope: " " } });
    },
  },
  {
    ...invalidResource,
    by: "client",
    code: 500011,
    when: "no API has the name",
    bringAbout: (server) => askOnItsOwn(server, "api://nobody/.default"),
  },
  {
    ...invalidResource,
    by: "client",
    code: 500014,
    when: "the API is switched off",
    bringAbout(server) {
      const { app, principal } = addApi(server);
      server.context.store.put("servicePrincipal", { ...principal, accountEnabled: false });
      return askOnItsOwn(server, `api://${app.appId}/.default`);
    },
  },
  {
    by: "redirect",
    status: 303,
    error: "access_denied",
    code: 650053,
    when: "the API offers no such permission",
    bringAbout: (server) =>
      refusedOnTheWay(server, addNative(server), {
        request: { scopes: ["User.Reed"] },
        script: { person: addPerson(server) },
      }),
  },
  {
    ...invalidResource,
    by: "redirect",
    status: 303,
    code: 650057,
    when: ".default names an API that the app registration does not list",
    bringAbout: (server) =>
      refusedOnTheWay(server, addUnknownNative(server), {
        request: { scopes: [graphDefault] },
        script: { person: addPerson(server) },
      }),
  },
  {
    by: "client",
    error: "invalid_grant",
    status: 400,
    code: 501051,
    when: "the API is for assigned apps only, and this is none",
    bringAbout(server) {
      const { app, principal } = addApi(server);
      server.context.store.put("servicePrincipal", { ...principal, appRoleAssignmentRequired: true });
      return askOnItsOwn(server, `api://${app.appId}/.default`);
    },
  },
  ...listedApiCases(),
];

/** What a person is told whose app registration lists an API that is not there. */
function listedApiCases(): RefusalCase[] {
  const signIn = (server: SignInServer, resourceAppId: string) => {
    const listed: RequiredResourceAccess = { resourceAppId, resourceAccess: [] };
    const graph = graphAccess({ id: permissionIds.userRead, type: "Scope" });
    const app = addUnknownNative(server, { requiredResourceAccess: [...graph, listed] });
    const request = { scopes: [`${graphAppId}/.default`] };
    return refusedAtAddress(server, app, { request, script: { person: addPerson(server) } });
  };
  return [
    {
      by: "page",
      status: 400,
      code: 650052,
      when: "the app registration lists an API that has no principal here",
      bringAbout: (server) => signIn(server, "00000007-0000-0000-c000-000000000000"),
    },
    {
      by: "page",
      status: 400,
      code: 650054,
      when: "the app registration lists an API that was deleted",
      bringAbout(server) {
        const { app, principal } = addApi(server);
        deleteApplication(server.context, app);
        return signIn(server, principal.appId);
      },
    },
  ];
}

function askOnItsOwn(server: SignInServer, scope: string) {
  return refusedBy(server, (clients) => {
    const { app, secret } = addDaemon(server);
    return new ClientSecretCredential(tenantId, app.appId, secret, clients.identity).getToken(scope);
  });
}
