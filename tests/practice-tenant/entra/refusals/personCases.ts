/** Refusals of the person who signs in, and of what they may consent to. */
import type { AuthorizationUrlRequest } from "@azure/msal-node";
import type { Application, UserAccount } from "../../../../practice-tenant/records";
import type { SignInServer } from "../signInServer";
import type { TestBrowser } from "../testBrowser";
import { addNative, addUnknownNative, principalOf, redirectUri } from "./apps";
import { addPerson, changeAccount, changePerson, newBrowser, password, play, type TestPerson } from "./people";
import { RealClients, refusedAtAddress, refusedBy, refusedOnTheWay } from "./realClients";
import type { RefusalCase } from "./refusalCase";
import { clientWithAccount } from "./signIns";

const invalidGrant = { by: "client", error: "invalid_grant", status: 400 } as const;
const needsMore = { by: "client", error: "interaction_required", status: 400, suberror: "basic_action" } as const;
const backToApp = { by: "redirect", status: 303 } as const;
const scopes = ["User.Read"];

export const personCases: readonly RefusalCase[] = [
  ...passwordCases(),
  ...revokedCases(),
  ...silentCases(),
  {
    by: "page",
    status: 400,
    code: 50020,
    when: "somebody of another organization types a name and a password",
    bringAbout: (server) =>
      refusedAtAddress(server, addNative(server), {
        script: { person: addPerson(server), typed: { username: "somebody@elsewhere.example", password } },
      }),
  },
  {
    by: "page",
    status: 400,
    code: 500121,
    when: "the person denies the second factor",
    bringAbout(server) {
      const person = addPerson(server);
      changeAccount(server, person, { perUserMfaState: "enforced" });
      return refusedAtAddress(server, addNative(server), { script: { person, secondFactor: "deny" } });
    },
  },
  {
    ...backToApp,
    error: "invalid_grant",
    code: 50105,
    when: "the app is for assigned users only, and this is none",
    bringAbout(server) {
      const app = addNative(server);
      const principal = principalOf(server, app);
      server.context.store.put("servicePrincipal", { ...principal, appRoleAssignmentRequired: true });
      return refusedOnTheWay(server, app, { script: { person: addPerson(server) } });
    },
  },
  {
    ...invalidGrant,
    suberror: "consent_required",
    code: 65001,
    when: "an app asks by password for what nobody granted",
    bringAbout: (server) =>
      refusedBy(server, (clients) =>
        clients
          .public(addNative(server))
          .acquireTokenByUsernamePassword({ scopes: ["Mail.Read"], username: addPerson(server).name, password }),
      ),
  },
  {
    ...backToApp,
    error: "access_denied",
    code: 65004,
    when: "the person declines",
    bringAbout: (server) =>
      refusedOnTheWay(server, addUnknownNative(server), {
        script: { person: addPerson(server), consent: "decline" },
      }),
  },
  {
    ...backToApp,
    error: "access_denied",
    code: 90094,
    when: "a member turns back where an administrator is needed",
    bringAbout: (server) =>
      refusedOnTheWay(server, addUnknownNative(server), {
        request: { scopes: ["User.Read.All"] },
        script: { person: addPerson(server), adminApproval: "decline" },
      }),
  },
];

/** What a name and a password are refused with. */
function passwordCases(): RefusalCase[] {
  const ask = (server: SignInServer, username: string, typed = password) =>
    refusedBy(server, (clients) =>
      clients.public(addNative(server)).acquireTokenByUsernamePassword({ scopes, username, password: typed }),
    );
  const askAs = (server: SignInServer, change: Partial<UserAccount>) => {
    const person = addPerson(server);
    changeAccount(server, person, change);
    return ask(server, person.name);
  };
  return [
    {
      ...invalidGrant,
      code: 50034,
      when: "nobody has the name",
      bringAbout: (server) => ask(server, `nobody@${server.context.domain}`),
    },
    {
      ...invalidGrant,
      code: 50126,
      when: "the password is wrong",
      bringAbout: (server) => ask(server, addPerson(server).name, "wrong"),
    },
    {
      ...invalidGrant,
      code: 50053,
      when: "ten different wrong passwords were tried, and then the right one",
      async bringAbout(server) {
        const { name } = addPerson(server);
        for (let attempt = 0; attempt < 10; attempt++) await ask(server, name, `wrong ${attempt}`);
        return ask(server, name);
      },
    },
    {
      ...invalidGrant,
      suberror: "user_password_expired",
      code: 50055,
      when: "the password has to be changed first",
      bringAbout: (server) => askAs(server, { passwordExpired: true }),
    },
    {
      ...needsMore,
      code: 50076,
      when: "a second factor is needed, and a password comes alone",
      bringAbout: (server) => askAs(server, { perUserMfaState: "enforced" }),
    },
    {
      ...needsMore,
      code: 50079,
      when: "a second factor has to be registered first",
      bringAbout: (server) => askAs(server, { perUserMfaState: "enabled" }),
    },
    {
      ...invalidGrant,
      code: 50057,
      when: "the account is disabled",
      bringAbout(server) {
        const person = addPerson(server);
        changePerson(server, person, { accountEnabled: false });
        return ask(server, person.name);
      },
    },
  ];
}

/** What an app is refused that comes back with a sign-in of the past. */
function revokedCases(): RefusalCase[] {
  const refreshAfter = (server: SignInServer, change: (person: TestPerson) => void) =>
    refusedBy(server, async (clients) => {
      const person = addPerson(server);
      const { refresh } = await clientWithAccount(clients, addNative(server), person);
      change(person);
      await refresh();
    });
  return [
    {
      ...invalidGrant,
      suberror: "bad_token",
      code: 50173,
      when: "the sign-ins of the user were revoked",
      bringAbout: (server) => refreshAfter(server, (person) => revoke(server, person)),
    },
    {
      ...invalidGrant,
      code: 500341,
      when: "the user was deleted",
      bringAbout: (server) => refreshAfter(server, ({ id }) => server.context.store.remove("user", id)),
    },
  ];
}

/** What an app is refused that asks for no page (prompt=none). */
function silentCases(): RefusalCase[] {
  const ask = (
    server: SignInServer,
    app: Application,
    browser: TestBrowser,
    request: Partial<AuthorizationUrlRequest>,
  ) =>
    refusedOnTheWay(server, app, {
      request: { ...request, prompt: "none" },
      script: { person: addPerson(server) },
      browser,
    });
  return [
    {
      ...backToApp,
      error: "login_required",
      code: 50058,
      when: "nobody is signed in",
      bringAbout: (server) => ask(server, addNative(server), newBrowser(server), {}),
    },
    {
      ...backToApp,
      error: "interaction_required",
      code: 50133,
      when: "the sign-in of the person was revoked since",
      async bringAbout(server) {
        const [person, app] = [addPerson(server), addNative(server)];
        const browser = await signedIn(server, app, [person]);
        revoke(server, person);
        return ask(server, app, browser, {});
      },
    },
    {
      ...backToApp,
      error: "interaction_required",
      code: 16000,
      when: "two people are signed in, and the app names none",
      async bringAbout(server) {
        const app = addNative(server);
        return ask(server, app, await signedIn(server, app, [addPerson(server), addPerson(server)]), {});
      },
    },
    {
      ...backToApp,
      error: "interaction_required",
      code: 160021,
      when: "the app names a session that there is not",
      async bringAbout(server) {
        const app = addNative(server);
        const browser = await signedIn(server, app, [addPerson(server)]);
        return ask(server, app, browser, { sid: "00000000-0000-4000-8000-000000000000" });
      },
    },
  ];
}

/** A browser with which these people signed in, one after the other. */
async function signedIn(server: SignInServer, app: Application, people: readonly TestPerson[]): Promise<TestBrowser> {
  const browser = newBrowser(server);
  const address = { scopes, redirectUri, prompt: "select_account" };
  const url = await new RealClients(server).public(app).getAuthCodeUrl(address);
  for (const person of people) await play(browser, url, { person });
  return browser;
}

/** As Graph's revokeSignInSessions does it. */
function revoke(server: SignInServer, person: TestPerson): void {
  changeAccount(server, person, { signInsValidFrom: server.context.clock().getTime() });
}
