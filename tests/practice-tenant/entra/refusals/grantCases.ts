/** Refusals of what is redeemed. */
import type { DeviceCodeRequest } from "@azure/msal-node";
import type { Application } from "../../../../practice-tenant/records";
import { graphPrincipalId } from "../signInServer";
import { addApi, addDaemon, addNative, addSinglePage, grant, redirectUri, type TestApi } from "./apps";
import { addPerson, newBrowser } from "./people";
import { type RealClients, refusedAtAddress, refusedBy, seenOn } from "./realClients";
import type { RefusalCase } from "./refusalCase";
import { clientWithAccount, codeFor, later, signInByPassword, tokenForApi } from "./signIns";

const minute = 60_000;
const day = 24 * 60 * minute;
const invalidGrant = { by: "client", error: "invalid_grant", status: 400 } as const;
const badToken = { ...invalidGrant, suberror: "bad_token" } as const;
const scopes = ["User.Read"];

export const grantCases: readonly RefusalCase[] = [
  {
    ...invalidGrant,
    code: 54005,
    when: "a code is redeemed twice",
    bringAbout: (server) =>
      refusedBy(server, async (clients) => {
        const app = addNative(server);
        const proof = await codeFor(clients, app, { person: addPerson(server) });
        await clients.public(app).acquireTokenByCode({ ...proof, scopes, redirectUri });
        await clients.public(app).acquireTokenByCode({ ...proof, scopes, redirectUri });
      }),
  },
  {
    ...badToken,
    code: 70000,
    when: "a refresh token is not known",
    bringAbout: (server) =>
      refusedBy(server, (clients) =>
        clients.public(addNative(server)).acquireTokenByRefreshToken({ refreshToken: "1.none", scopes }),
      ),
  },
  {
    ...invalidGrant,
    code: 70008,
    when: "a code is redeemed eleven minutes later",
    bringAbout: (server) =>
      refusedBy(server, async (clients) => {
        const app = addNative(server);
        const proof = await codeFor(clients, app, { person: addPerson(server) });
        await later(server, 11 * minute, () =>
          clients.public(app).acquireTokenByCode({ ...proof, scopes, redirectUri }),
        );
      }),
  },
  {
    ...badToken,
    code: 700082,
    when: "a refresh token rested for 90 days",
    bringAbout: (server) =>
      refusedBy(server, async (clients) => {
        const { refresh } = await clientWithAccount(clients, addNative(server), addPerson(server));
        await later(server, 90 * day + minute, refresh);
      }),
  },
  {
    ...badToken,
    code: 700084,
    when: "a single-page app refreshes a day after the sign-in",
    bringAbout: (server) =>
      refusedBy(server, async (clients) => {
        const app = addSinglePage(server);
        const page = clients.public(app, { headers: { origin: redirectUri } });
        const proof = await codeFor(clients, app, { person: addPerson(server) });
        const { account } = await page.acquireTokenByCode({ ...proof, scopes, redirectUri });
        if (account === null) throw new Error("no account");
        await later(server, day + minute, () => page.acquireTokenSilent({ account, scopes, forceRefresh: true }));
      }),
  },
  {
    ...invalidGrant,
    code: 501481,
    when: "a code is redeemed with another verifier",
    bringAbout: (server) =>
      refusedBy(server, async (clients) => {
        const app = addNative(server);
        const { code } = await codeFor(clients, app, { person: addPerson(server) });
        await clients.public(app).acquireTokenByCode({ code, codeVerifier: "a".repeat(43), scopes, redirectUri });
      }),
  },
  {
    by: "redirect",
    error: "invalid_request",
    status: 303,
    told: "nothing",
    code: 501491,
    when: "the code challenge is too short",
    bringAbout: (server) =>
      refusedAtAddress(server, addNative(server), {
        request: { codeChallenge: "short", codeChallengeMethod: "S256" },
        script: { person: addPerson(server) },
      }),
  },
  {
    by: "client",
    error: "authorization_pending",
    status: 400,
    told: "nothing",
    code: 70016,
    when: "MSAL polls for a device code that nobody typed, which it takes for no error",
    bringAbout: (server) => refusedBy(server, (clients) => pollOnce(clients, addNative(server))),
  },
  {
    by: "page",
    status: 400,
    code: 70018,
    when: "somebody types a code that no device showed",
    async bringAbout(server) {
      const browser = newBrowser(server);
      const pages: Promise<unknown>[] = [];
      await refusedBy(server, (clients) =>
        clients.public(addNative(server)).acquireTokenByDeviceCode({
          scopes,
          cancel: true,
          deviceCodeCallback: ({ verificationUri }) => {
            pages.push(browser.open(verificationUri).then(() => browser.send({ userCode: "AAAAAAAAA" })));
          },
        }),
      );
      await Promise.all(pages);
      return seenOn(browser.page);
    },
  },
  {
    by: "client",
    error: "expired_token",
    status: 400,
    told: "nothing",
    code: 70020,
    when: "nobody typed the device code for 15 minutes, which MSAL reports without the reason",
    bringAbout: (server) =>
      refusedBy(server, (clients) => pollOnce(clients, addNative(server), () => server.advance(16 * minute))).finally(
        () => server.advance(-16 * minute),
      ),
  },
  ...onBehalfOfCases(),
];

function onBehalfOfCases(): RefusalCase[] {
  return [
    {
      ...invalidGrant,
      code: 50013,
      when: "an API presents a text that is no token of this tenant",
      bringAbout: (server) =>
        refusedBy(server, (clients) => onBehalfOf(clients, addApi(server), "eyJhbGciOiJub25lIn0.e30.")),
    },
    {
      ...invalidGrant,
      code: 500131,
      when: "an API presents the token that a caller got for Graph",
      bringAbout: (server) =>
        refusedBy(server, async (clients) => {
          const { accessToken } = await signInByPassword(clients, addNative(server), { person: addPerson(server) });
          await onBehalfOf(clients, addApi(server), accessToken);
        }),
    },
    {
      ...invalidGrant,
      code: 500133,
      when: "an API presents the token of its caller when that is over",
      bringAbout: (server) =>
        refusedBy(server, async (clients) => {
          const api = addApi(server);
          const token = await tokenForApi(clients, addNative(server), api, addPerson(server));
          await later(server, 2 * 60 * minute, () => onBehalfOf(clients, api, token));
        }),
    },
    {
      by: "client",
      error: "unauthorized_client",
      status: 400,
      code: 7000114,
      when: "an API presents the token of an app that called it without a user",
      bringAbout: (server) =>
        refusedBy(server, async (clients) => {
          const api = addApi(server);
          const { app, secret } = addDaemon(server);
          const daemon = clients.confidential(app, { clientSecret: secret });
          const own = await daemon.acquireTokenByClientCredential({ scopes: [`api://${api.app.appId}/.default`] });
          await onBehalfOf(clients, api, own?.accessToken ?? "");
        }),
    },
    {
      ...invalidGrant,
      code: 240002,
      when: "an API presents an id token",
      bringAbout: (server) =>
        refusedBy(server, async (clients) => {
          const api = addApi(server, { isFallbackPublicClient: true });
          grant(server, api.principal, { apiPrincipalId: graphPrincipalId, scope: "User.Read" });
          const { idToken } = await signInByPassword(clients, api.app, { person: addPerson(server) });
          await onBehalfOf(clients, api, idToken);
        }),
    },
  ];
}

function onBehalfOf(clients: RealClients, { app, secret }: TestApi, oboAssertion: string) {
  return clients.confidential(app, { clientSecret: secret }).acquireTokenOnBehalfOf({ oboAssertion, scopes });
}

/** MSAL polls at once, and gives up a second later. */
function pollOnce(clients: RealClients, app: Application, onCode: DeviceCodeRequest["deviceCodeCallback"] = () => {}) {
  return clients.public(app).acquireTokenByDeviceCode({ scopes, timeout: 1, deviceCodeCallback: onCode });
}
