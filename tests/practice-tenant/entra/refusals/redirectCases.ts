/** Refusals of where the answer should go, and how it should be given. */
import type { ResponseMode } from "@azure/msal-node";
import type { Application } from "../../../../practice-tenant/records";
import { type SignInServer, tenantId } from "../signInServer";
import { answerOf } from "../testBrowser";
import { addNative, addSinglePage, addWeb, redirectUri } from "./apps";
import { addPerson, newBrowser } from "./people";
import { type ClientOptions, refusedAtAddress, refusedBy, type Seen } from "./realClients";
import type { RefusalCase } from "./refusalCase";
import { codeFor } from "./signIns";

const onPage = { by: "page", status: 400 } as const;
const backToApp = { by: "redirect", status: 303, told: "nothing" } as const;
const invalidRequest = { by: "client", error: "invalid_request", status: 400 } as const;
const scopes = ["User.Read"];
/** What a browser adds to the requests of a page. */
const fromPage: ClientOptions = { headers: { origin: redirectUri } };

export const redirectCases: readonly RefusalCase[] = [
  {
    ...onPage,
    code: 50011,
    when: "the redirect URI is not registered",
    bringAbout: (server) => openAt(server, addNative(server), "https://elsewhere.example/"),
  },
  {
    ...onPage,
    code: 500113,
    when: "the app has no redirect URI at all",
    bringAbout: (server) => openAt(server, server.addApp({ displayName: "Daemon" }), redirectUri),
  },
  {
    ...onPage,
    code: 900971,
    when: "the request has an empty redirect URI",
    bringAbout: (server) => openAt(server, addNative(server), ""),
  },
  {
    ...onPage,
    code: 90102,
    when: "the redirect URI is no absolute one",
    bringAbout: (server) => openAt(server, addNative(server), "callback"),
  },
  {
    by: "client",
    error: "invalid_client",
    status: 401,
    code: 500112,
    when: "a code is redeemed with another redirect URI than it was asked for with",
    bringAbout: (server) =>
      refusedBy(server, async (clients) => {
        const app = addNative(server);
        const proof = await codeFor(clients, app, { person: addPerson(server) });
        await clients.public(app).acquireTokenByCode({ ...proof, scopes, redirectUri: "http://localhost/other" });
      }),
  },
  {
    ...invalidRequest,
    code: 9002325,
    when: "a single-page app redeems a code that no challenge was sent for",
    bringAbout: (server) => redeem(server, addSinglePage(server), { options: fromPage, isProofSent: false }),
  },
  {
    ...invalidRequest,
    code: 9002326,
    when: "a page redeems the code of a native app",
    bringAbout: (server) => redeem(server, addNative(server), { options: fromPage }),
  },
  {
    ...invalidRequest,
    code: 9002327,
    when: "a server redeems the code of a single-page app",
    bringAbout: (server) => redeem(server, addSinglePage(server), {}),
  },
  {
    ...backToApp,
    error: "unsupported_response_mode",
    code: 70007,
    when: "the response mode is one of MSAL's that Entra does not have",
    bringAbout: (server) =>
      refusedAtAddress(server, addNative(server), {
        // MSAL's type holds what Entra knows; the value is one that other servers know.
        request: { responseMode: "web_message" as typeof ResponseMode.QUERY },
        script: { person: addPerson(server) },
      }),
  },
  ...responseTypeCases(),
];

/** MSAL asks for codes only, so the addresses are written by hand. */
function responseTypeCases(): RefusalCase[] {
  const open = async (server: SignInServer, responseType: string): Promise<Seen> => {
    const { app } = addWeb(server);
    const asked = { client_id: app.appId, redirect_uri: redirectUri, scope: "openid", nonce: "n" };
    const query = new URLSearchParams({ ...asked, response_type: responseType });
    const page = await newBrowser(server).open(`${server.origin}/${tenantId}/oauth2/v2.0/authorize?${query}`);
    const { error, error_description: description = "" } = answerOf(page);
    return { code: Number(/^AADSTS(\d+)/.exec(description)?.[1]), error, status: page.status };
  };
  const plain = { by: "plain", error: "unsupported_response_type", status: 303 } as const;
  return [
    {
      ...plain,
      code: 700054,
      when: "an id token is asked for that is not switched on",
      bringAbout: (server) => open(server, "id_token"),
    },
    {
      ...plain,
      code: 70005,
      when: "the response type is unknown",
      bringAbout: (server) => open(server, "telepathy"),
    },
  ];
}

function openAt(server: SignInServer, app: Application, uri: string) {
  return refusedAtAddress(server, app, { request: { redirectUri: uri }, script: { person: addPerson(server) } });
}

function redeem(
  server: SignInServer,
  app: Application,
  { options = {}, isProofSent = true }: { options?: ClientOptions; isProofSent?: boolean },
) {
  return refusedBy(server, async (clients) => {
    const { code, codeVerifier } = await codeFor(clients, app, { person: addPerson(server), isProofSent });
    const proof = isProofSent ? { code, codeVerifier } : { code };
    await clients.public(app, options).acquireTokenByCode({ ...proof, scopes, redirectUri });
  });
}
