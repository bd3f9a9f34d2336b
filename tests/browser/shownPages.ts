/** Every page of the sign-in side, and how a person comes to see it. */
import type { Page } from "playwright-core";
import type { Application } from "../../practice-tenant/records";
import { changeAccount } from "../practice-tenant/entra/refusals/people";
import { ada, ben } from "../practice-tenant/entra/signInServer";
import type { PageApps } from "./pageSubjects";
import type { SignInSite } from "./signInSite";

export interface ShownPage {
  /** For the title of a test and the name of a picture. */
  readonly name: string;
  readonly heading: string;
  open(page: Page, site: SignInSite, apps: PageApps): Promise<void>;
}

/** Forty permissions that anybody may consent to. */
const manyPermissions = (site: SignInSite): string => permissionNames(site, "User").slice(0, 40).join(" ");

/** Six that only an administrator may grant. */
const forbiddenPermissions = (site: SignInSite): string => permissionNames(site, "Admin").slice(0, 6).join(" ");

function permissionNames({ server }: SignInSite, type: "User" | "Admin"): string[] {
  const graph = server.context.store.find("servicePrincipal", ({ displayName }) => displayName === "Microsoft Graph");
  const names = (graph?.oauth2PermissionScopes ?? []).filter((scope) => scope.type === type && scope.isEnabled);
  return names.map(({ value }) => value ?? "").filter((value) => value.includes("."));
}

/** Chooses a practice account on the sign-in page. */
async function choose(page: Page, { name }: { readonly name: string }): Promise<void> {
  await page.getByRole("button", { name }).click();
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

/** An answer without content leaves a browser on the page that it was about to leave. */
async function keepFromLeaving(page: Page, { appAddress }: SignInSite): Promise<void> {
  await page.route(appAddress, (route) => route.fulfill({ status: 204 }));
}

async function enterCode(page: Page, site: SignInSite, app: Application): Promise<void> {
  await page.goto(site.at(`/devicelogin?otc=${await site.userCode(app, "User.Read")}`));
  await choose(page, ben);
}

export const shownPages: readonly ShownPage[] = [
  {
    name: "sign-in",
    heading: "Sign in",
    open: async (page, site, { plain }) => void (await page.goto(site.authorize(plain))),
  },
  {
    name: "sign-in, long and hostile names",
    heading: "Sign in",
    open: async (page, site, { hostile }) => void (await page.goto(site.authorize(hostile))),
  },
  {
    name: "second factor",
    heading: "Approve the sign-in",
    open: async (page, site, { plain }) => {
      changeAccount(site.server, ben, { perUserMfaState: "enforced" });
      await page.goto(site.authorize(plain));
      await choose(page, ben);
      changeAccount(site.server, ben, { perUserMfaState: "disabled" });
    },
  },
  {
    name: "sign-in, wrong password",
    heading: "Sign in",
    open: async (page, site, { plain }) => {
      await page.goto(site.authorize(plain));
      await page.getByLabel("User name").fill(ben.name);
      await page.getByLabel("Password").fill("wrong");
      await press(page, "Sign in");
      await page.getByRole("alert").waitFor();
    },
  },
  {
    name: "consent of a user",
    heading: "This app asks for permissions",
    open: async (page, site, { plain }) => {
      await page.goto(site.authorize(plain, { scope: "openid profile offline_access User.Read Calendars.Read" }));
      await choose(page, ben);
    },
  },
  {
    name: "consent of an administrator to forty permissions",
    heading: "This app asks for permissions",
    open: async (page, site, { hostile }) => {
      await page.goto(site.authorize(hostile, { scope: manyPermissions(site) }));
      await choose(page, ada);
    },
  },
  {
    name: "need of an administrator",
    heading: "Need admin approval",
    open: async (page, site, { hostile }) => {
      await page.goto(site.authorize(hostile, { scope: forbiddenPermissions(site) }));
      await choose(page, ben);
    },
  },
  {
    name: "consent for the whole tenant",
    heading: "Permissions for your organization",
    open: async (page, site, { daemon }) => {
      await page.goto(site.adminConsent(daemon));
      await choose(page, ada);
    },
  },
  {
    name: "consent for the whole tenant, asked of a user",
    heading: "Need admin approval",
    open: async (page, site, { daemon }) => {
      await page.goto(site.adminConsent(daemon));
      await choose(page, ben);
    },
  },
  {
    name: "code of a device",
    heading: "Enter the code",
    open: async (page, site) => void (await page.goto(site.at("/devicelogin"))),
  },
  {
    name: "code of a device, wrong",
    heading: "Enter the code",
    open: async (page, site) => void (await page.goto(site.at("/devicelogin?otc=WRONG2345"))),
  },
  {
    name: "confirmation of a device",
    heading: "Are you signing in to this app?",
    open: async (page, site, { hostile }) => enterCode(page, site, hostile),
  },
  {
    name: "end of a device's sign-in",
    heading: "You are signed in",
    open: async (page, site, { plain }) => {
      await enterCode(page, site, plain);
      await press(page, "Continue");
      await press(page, "Accept");
    },
  },
  {
    name: "declined device",
    heading: "Nothing was signed in",
    open: async (page, site, { plain }) => {
      await enterCode(page, site, plain);
      await press(page, "Cancel");
    },
  },
  {
    name: "refusal",
    heading: "Sorry, you cannot be signed in",
    open: async (page, site, { hostile }) =>
      void (await page.goto(
        site.authorize(hostile, { redirect_uri: "https://not-registered.example/with/a/long/path" }),
      )),
  },
  {
    name: "signed out",
    heading: "You are signed out",
    open: async (page, site) => void (await page.goto(site.at("/organizations/oauth2/v2.0/logout"))),
  },
  {
    name: "sign-out, several people",
    heading: "Which account do you want to sign out of?",
    open: async (page, site, { plain }) => {
      for (const person of [ben, ada]) {
        await page.goto(site.authorize(plain, { prompt: "select_account" }));
        await choose(page, person);
        await page.getByRole("heading", { name: "Sign in" }).waitFor({ state: "detached" });
      }
      await page.goto(site.at("/organizations/oauth2/v2.0/logout"));
    },
  },
  {
    name: "signed out, of apps that end their own sessions",
    heading: "You are signed out",
    open: async (page, site, { daemon }) => {
      await keepFromLeaving(page, site);
      await page.goto(site.authorize(daemon, { scope: "openid" }));
      await choose(page, ben);
      await press(page, "Accept");
      await page.waitForURL(`${site.appAddress}?code=*`);
      const back = new URLSearchParams({ post_logout_redirect_uri: site.appAddress });
      await page.goto(site.at(`/organizations/oauth2/v2.0/logout?${back}`));
    },
  },
  {
    name: "answer as a form",
    heading: "Back to the app",
    open: async (page, site, { plain }) => {
      await keepFromLeaving(page, site);
      await page.goto(site.authorize(plain, { response_mode: "form_post", prompt: "none" }), { waitUntil: "commit" });
    },
  },
];
