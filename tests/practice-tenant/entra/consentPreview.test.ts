import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findClient } from "../../../practice-tenant/entra/clients/findClient";
import type { ConsentView, PreviewStep } from "../../../practice-tenant/entra/consentPreview/consentPreview";
import { previewConsent } from "../../../practice-tenant/entra/consentPreview/previewConsent";
import { requestedScopes } from "../../../practice-tenant/entra/consentPreview/requestedScopes";
import { newApplication } from "../../../practice-tenant/graph/newApplication";
import type { Application, RecordKind } from "../../../practice-tenant/records";
import {
  ada,
  ben,
  graphAccess,
  graphAppId,
  graphPrincipalId,
  permissionIds,
  type SignInServer,
  startSignInServer,
  tenantId,
} from "./signInServer";
import { answerOf, type ShownPage, TestBrowser, unescapeHtml } from "./testBrowser";

const { web: emptyWeb } = newApplication({ id: "", appId: "", displayName: "", createdDateTime: "" });
const cho = { id: "44444444-4444-4444-8444-444444444443" };
const recommended = "microsoft-user-default-recommended";
const scope = (id: string) => ({ id, type: "Scope" as const });
const userReadAll = "a154be20-db9c-4678-8ab7-66f6cc099a59";

let server: SignInServer;

beforeAll(async () => {
  server = await startSignInServer();
});
afterAll(() => server.close());
beforeEach(() => {
  const { store } = server.context;
  for (const kind of ["oauth2PermissionGrant", "appRoleAssignment"] as const) {
    for (const { id } of store.list(kind)) store.remove(kind, id);
  }
});

/** An app with a redirect URI that asks Graph for User.Read and Calendars.Read, changed as given. */
function addApp(sketch: Partial<Application> = {}): Application {
  return server.addApp({
    displayName: "Calendar Sync",
    web: { ...emptyWeb, redirectUris: ["http://localhost"] },
    requiredResourceAccess: graphAccess(scope(permissionIds.userRead), scope(permissionIds.calendarsRead)),
    ...sketch,
  });
}

/** An API of the tenant with one permission, and what an app lists to ask for it. */
function addRooms() {
  const id = randomUUID();
  const titles = {
    adminConsentDisplayName: "Read all rooms",
    adminConsentDescription: "Read all rooms",
    userConsentDisplayName: "Read your rooms",
    userConsentDescription: "Read your rooms",
  };
  const plain = server.addApp({ displayName: "Rooms" });
  const scopes = [{ id, value: "Rooms.Read", isEnabled: true, type: "User" as const, ...titles }];
  server.context.store.put("application", { ...plain, api: { ...plain.api, oauth2PermissionScopes: scopes } });
  server.addPrincipal(plain);
  return { resourceAppId: plain.appId, resourceAccess: [scope(id)] };
}

function grantForEverybody(app: Application, names: string, principalId: string | null = null): void {
  const { store } = server.context;
  const principal = store.findBy("servicePrincipal", "appId", app.appId) ?? server.addPrincipal(app);
  store.put("oauth2PermissionGrant", {
    id: randomUUID(),
    clientId: principal.id,
    consentType: principalId === null ? "AllPrincipals" : "Principal",
    principalId,
    resourceId: graphPrincipalId,
    scope: names,
  });
}

type Request = Omit<Parameters<typeof previewConsent>[1], "clientId" | "scopes"> & { scopes?: "names" | "default" };

function viewsOf({ appId }: Application, request: Request = {}): readonly ConsentView[] {
  return previewConsent(server.context, { clientId: appId, scopes: "names", ...request }).views;
}

/** The one view of that kind. */
function viewOf(app: Application, kind: string, request: Request = {}): ConsentView {
  const found = viewsOf(app, request).filter(({ who, at }) => `${who} ${at}` === kind);
  expect(found).toHaveLength(1);
  const [view] = found;
  if (view === undefined) throw new Error(kind);
  return view;
}

/** A page as a preview and a browser both can tell it: its name, and its lists in order. */
interface ToldPage {
  readonly page: string | undefined;
  readonly title: string;
  readonly asked: readonly string[];
  readonly hasTick: boolean;
}

function tellStep(step: PreviewStep): ToldPage {
  if (step.page === "refusal") return { page: "refusal", title: `AADSTS${step.code}`, asked: [], hasTick: false };
  if (step.page === "signIn") return { page: "signIn", title: step.title, asked: [], hasTick: false };
  if (step.page === "adminApproval") {
    return { page: step.page, title: step.title, asked: step.content.permissions, hasTick: false };
  }
  const asked = step.content.asked.flatMap(({ api, permissions }) => {
    return [api, ...permissions.flatMap(({ title, name }) => [title, name])];
  });
  return { page: step.page, title: step.title, asked, hasTick: step.content.reach === "self or tenant" };
}

function tellPage({ name, title, html }: ShownPage): ToldPage {
  if (name === "signIn") return { page: name, title, asked: [], hasTick: false };
  if (name === "refusal") {
    return { page: name, title: /AADSTS\d+/.exec(html)?.[0] ?? "", asked: [], hasTick: false };
  }
  const listed = html.matchAll(/<h2>([^<]*)<\/h2>|<li>([^<]*)(?:<br>)?<code[^>]*>([^<]*)<\/code>/g);
  const asked = [...listed].flatMap(([, api, permission, code]) => [api, permission, code].filter((text) => text));
  return {
    page: name,
    title,
    asked: asked.map((text = "") => unescapeHtml(text)),
    hasTick: html.includes('name="wholeTenant"'),
  };
}

/** The requests that a preview makes up for the app. */
function requestsOf({ appId }: Application, scopes: "names" | "default"): string[] {
  const client = findClient(server.context.store, appId);
  return client === undefined ? [] : requestedScopes(server.context, client, { scopes });
}

/** Goes through the live pages of the requests one after the other, accepting all, and tells each page until a refusal. */
async function walk(app: Application, account: string, scopes: readonly string[]): Promise<ToldPage[]> {
  const browser = new TestBrowser(server.caPem);
  const told: ToldPage[] = [];
  for (const asked of scopes) {
    const query = { client_id: app.appId, response_type: "code", redirect_uri: "http://localhost", scope: asked };
    let page = await browser.open(`${server.origin}/${tenantId}/oauth2/v2.0/authorize?${new URLSearchParams(query)}`);
    while (page.name !== undefined) {
      told.push(tellPage(page));
      if (page.name !== "signIn" && page.name !== "consent") return told;
      page = await browser.send(page.name === "signIn" ? { account } : { decision: "accept" });
    }
    if (answerOf(page).error !== undefined) return told;
  }
  return told;
}

/** What the store holds of everything that consent writes. */
function held() {
  const kinds: RecordKind[] = ["oauth2PermissionGrant", "appRoleAssignment", "servicePrincipal", "application"];
  return kinds.map((kind) => server.context.store.list(kind));
}

describe("has the pages of the live sign-in, in their order", () => {
  const cases: [string, () => Application, Request][] = [
    ["one API, by name", () => addApp(), {}],
    ["one API, .default", () => addApp(), { scopes: "default" }],
    ["a policy that blocks", () => addApp(), { policy: recommended }],
    [
      "a permission for administrators only",
      () => addApp({ requiredResourceAccess: graphAccess(scope(permissionIds.userRead), scope(userReadAll)) }),
      {},
    ],
    [
      "two APIs, by name",
      () => addApp({ requiredResourceAccess: [addRooms(), ...graphAccess(scope(permissionIds.userRead))] }),
      {},
    ],
    [
      "two APIs, .default",
      () => addApp({ requiredResourceAccess: [addRooms(), ...graphAccess(scope(permissionIds.userRead))] }),
      { scopes: "default" },
    ],
    ["no permission", () => addApp({ requiredResourceAccess: [] }), {}],
    [
      "consent to a part of it",
      () => {
        const app = addApp();
        grantForEverybody(app, "User.Read");
        return app;
      },
      {},
    ],
    [
      "open to assigned users only",
      () => {
        const app = addApp();
        server.addPrincipal(app, { appRoleAssignmentRequired: true });
        return app;
      },
      {},
    ],
    [
      "switched off",
      () => {
        const app = addApp();
        server.addPrincipal(app, { accountEnabled: false });
        return app;
      },
      {},
    ],
    ["for personal accounts only", () => addApp({ signInAudience: "PersonalMicrosoftAccount" }), {}],
    ["an API that is not in the tenant", () => addApp({ requiredResourceAccess: [notHere] }), {}],
  ];
  const notHere = { resourceAppId: "99999999-9999-4999-8999-999999999999", resourceAccess: [scope(randomUUID())] };

  it.each(cases)("%s", async (_, make, request) => {
    const app = make();
    const { scopes = "names", policy = "microsoft-user-default-legacy" } = request;
    server.setPolicy(policy);
    const before = held();
    // An error that no page says goes to the app.
    const shown = ({ steps }: ConsentView) => {
      return steps.filter((step) => step.page !== "refusal" || step.isShown).map(tellStep);
    };
    const user = shown(viewOf(app, "user signIn", request));
    const administrator = shown(viewOf(app, "administrator signIn", request));
    expect(held()).toEqual(before);
    const requests = requestsOf(app, scopes);

    expect(await walk(app, ben.id, requests)).toEqual(user);
    for (const { id } of server.context.store.list(
      "oauth2PermissionGrant",
      ({ principalId }) => principalId !== null,
    )) {
      server.context.store.remove("oauth2PermissionGrant", id);
    }
    expect(await walk(app, ada.id, requests)).toEqual(administrator);
    server.setPolicy("microsoft-user-default-legacy");
  });

  it("at the address of admin consent, application permissions included, each API once", async () => {
    const roles = [permissionIds.mailSendRole, "810c84a8-4a9e-49e6-bf7d-12d183f40d01"];
    const app = addApp({
      requiredResourceAccess: graphAccess(
        scope(permissionIds.userRead),
        ...roles.map((id) => ({ id, type: "Role" as const })),
      ),
    });
    const browser = new TestBrowser(server.caPem);
    const query = new URLSearchParams({ client_id: app.appId, redirect_uri: "http://localhost" });
    const first = tellPage(await browser.open(`${server.origin}/${tenantId}/adminconsent?${query}`));
    const second = tellPage(await browser.send({ account: ada.id }));

    const told = viewOf(app, "administrator adminConsent").steps.map(tellStep);

    expect(told).toEqual([first, second]);
    expect(second.asked).toEqual([
      "Microsoft Graph",
      "Read user",
      "User.Read",
      "Microsoft Graph, without a user",
      "Read mail",
      "Mail.Read",
      "Send mail",
      "Mail.Send",
    ]);
  });
});

describe("a user", () => {
  it("is asked by each API's own titles, and always to keep the access", () => {
    const app = addApp({ requiredResourceAccess: [addRooms(), ...graphAccess(scope(permissionIds.userRead))] });

    expect(viewOf(app, "user signIn")).toMatchObject({
      outcome: "asked",
      people: [
        { userPrincipalName: "ben@practice.onmicrosoft.com", displayName: "Ben Lindqvist" },
        { userPrincipalName: "cho@practice.onmicrosoft.com", displayName: "Cho Marques" },
      ],
      isEverybody: true,
      consented: [],
      steps: [
        { page: "signIn" },
        { page: "consent", scope: "User.Read openid profile offline_access" },
        {
          page: "consent",
          scope: expect.stringMatching(/^[-\w]+\/Rooms\.Read openid profile offline_access$/),
          content: {
            reach: "self",
            asked: [
              { api: "Rooms", kind: "delegated", permissions: [{ title: "Read your rooms", name: "Rooms.Read" }] },
              {
                api: "Microsoft Graph",
                apiAppId: graphAppId,
                permissions: [{ name: "offline_access" }, { name: "openid" }, { name: "profile" }].map((one) =>
                  expect.objectContaining(one),
                ),
              },
            ],
          },
        },
      ],
    });
  });

  it("is told why they cannot consent", () => {
    const listed = [permissionIds.userRead, permissionIds.calendarsRead, userReadAll].map(scope);
    const app = addApp({ requiredResourceAccess: graphAccess(...listed) });

    expect(viewOf(app, "user signIn", { policy: recommended })).toMatchObject({
      outcome: "blocked",
      steps: [
        { page: "signIn" },
        {
          page: "adminApproval",
          blocked: [
            { name: "Calendars.Read", apiAppId: graphAppId, why: "consentPolicy" },
            { name: "User.Read.All", apiAppId: graphAppId, why: "adminOnly" },
          ],
          content: { refusal: expect.stringMatching(/^AADSTS90094: /) },
        },
      ],
    });
  });

  it("who is assigned cannot consent to anything, and who is not is refused", () => {
    const app = addApp();
    const principal = server.addPrincipal(app, { appRoleAssignmentRequired: true });
    server.context.store.put("appRoleAssignment", {
      id: randomUUID(),
      appRoleId: "00000000-0000-0000-0000-000000000000",
      createdDateTime: "2026-01-01T00:00:00Z",
      deletedDateTime: null,
      principalDisplayName: null,
      principalId: ben.id,
      principalType: "User",
      resourceDisplayName: null,
      resourceId: principal.id,
    });

    const users = viewsOf(app).filter(({ who }) => who === "user");

    expect(users.map(({ people, outcome, isEverybody }) => [people[0]?.displayName, outcome, isEverybody])).toEqual([
      ["Ben Lindqvist", "blocked", false],
      ["Cho Marques", "refused", false],
    ]);
    expect(users[0]?.steps[1]).toMatchObject({
      blocked: ["Calendars.Read", "User.Read", "offline_access", "openid", "profile"].map(() => {
        return expect.objectContaining({ why: "assignedOnly" });
      }),
    });
    expect(users[1]?.steps[1]).toMatchObject({ page: "refusal", code: 50105, isShown: false });
  });

  it("for whom alone there is consent as code has a view of their own", () => {
    const app = addApp();
    grantForEverybody(app, "User.Read Calendars.Read", cho.id);

    const users = viewsOf(app).filter(({ who }) => who === "user");

    expect(users.map(({ people, outcome }) => [people.map(({ displayName }) => displayName), outcome])).toEqual([
      [["Ben Lindqvist"], "asked"],
      [["Cho Marques"], "notAsked"],
    ]);
    expect(users[1]?.consented).toMatchObject([
      { api: "Microsoft Graph", permissions: [{ name: "Calendars.Read" }, { name: "User.Read" }] },
    ]);
  });
});

it("nobody is asked where all of it is consented to for the whole tenant, and nobody need open the address", () => {
  const app = addApp();
  grantForEverybody(app, "User.Read Calendars.Read");

  const views = viewsOf(app, { policy: "none" });

  expect(views.map(({ who, at, outcome, steps }) => [who, at, outcome, steps.map(({ page }) => page)])).toEqual([
    ["user", "signIn", "notAsked", ["signIn"]],
    ["administrator", "signIn", "notAsked", ["signIn"]],
    ["administrator", "adminConsent", "notAsked", []],
  ]);
  for (const { consented } of views) {
    expect(consented.map(({ permissions }) => permissions.map(({ name }) => name))).toEqual([
      ["Calendars.Read", "User.Read"],
    ]);
  }
});

it("an app without a platform asks an administrator only, who cannot be sent back to it", () => {
  const role = { id: permissionIds.mailSendRole, type: "Role" as const };
  const app = addApp({ web: emptyWeb, requiredResourceAccess: graphAccess(role) });

  expect(
    viewsOf(app).map(({ at, outcome, steps }) => [at, outcome, steps.map(tellStep).map(({ title }) => title)]),
  ).toEqual([
    ["signIn", "noSignIn", []],
    ["adminConsent", "asked", ["Sign in", "Permissions for your organization", "AADSTS500113"]],
  ]);
});

it("an app for a device code alone signs people in without a redirect URI", () => {
  expect(viewOf(addApp({ web: emptyWeb, isFallbackPublicClient: true }), "user signIn").outcome).toBe("asked");
});

it("an app that the tenant does not have is refused", () => {
  expect(() => previewConsent(server.context, { clientId: randomUUID(), scopes: "names" })).toThrow(/was not found/);
});
