/** How a preview of consent is told, by what the practice tenant really answers. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { previewJson } from "../../cli/consent/previewJson";
import { renderAdvice } from "../../cli/consent/renderAdvice";
import { renderPreview } from "../../cli/consent/renderPreview";
import { plain } from "../../cli/paint";
import type { PreviewRequest } from "../../practice-tenant/entra/consentPreview/consentPreview";
import { previewConsent } from "../../practice-tenant/entra/consentPreview/previewConsent";
import type { Application } from "../../practice-tenant/records";
import {
  graphAccess,
  permissionIds,
  type SignInServer,
  startSignInServer,
} from "../practice-tenant/entra/signInServer";

const look = { paint: plain, width: 80 };
const recommended = "microsoft-user-default-recommended";
const sharePoint = {
  resourceAppId: "00000003-0000-0ff1-ce00-000000000000",
  // MyFiles.Read
  resourceAccess: [{ id: "dd2c8d78-58e1-46d7-82dd-34d411282686", type: "Scope" as const }],
};

let server: SignInServer;
let app: Application;
let daemon: Application;

beforeAll(async () => {
  server = await startSignInServer();
  const publicClient = { redirectUris: ["http://localhost"] };
  const graph = graphAccess(
    { id: permissionIds.userRead, type: "Scope" },
    { id: permissionIds.calendarsRead, type: "Scope" },
  );
  app = server.addApp({ displayName: "Planner", publicClient, requiredResourceAccess: [...graph, sharePoint] });
  const role = { id: permissionIds.mailSendRole, type: "Role" as const };
  daemon = server.addApp({ displayName: "Digest\u001b[2J", requiredResourceAccess: graphAccess(role) });
});
afterAll(() => server.close());

function preview({ appId }: Application, request: Partial<PreviewRequest> = {}) {
  return previewConsent(server.context, { clientId: appId, scopes: "names", ...request });
}

/** What is told of the views of one kind of person. */
function tell(asked: Application, who: "user" | "administrator", request: Partial<PreviewRequest> = {}): string[] {
  const all = preview(asked, request);
  const views = all.views.filter((view) => view.who === who);
  return renderPreview("planner", { ...all, views }, look)
    .trimEnd()
    .split("\n");
}

describe("on a terminal of 80 columns", () => {
  it("each permission is told once, with its line of the page, its meaning and its risk", () => {
    expect(tell(app, "administrator")).toEqual([
      "Planner (planner), publisher unverified",
      "consent policy microsoft-user-default-legacy: users consent to whatever needs no",
      "administrator",
      "",
      "An administrator who signs in",
      "  Asked 2 times, once for each API.",
      "  1. Sign in",
      "  2. This app asks for permissions",
      "     Microsoft Graph",
      "       Calendars.Read  Read calendars",
      "                       reads: the signed-in user's own data (medium risk)",
      "       User.Read       Read user",
      "                       reads: the signed-in user's own data (low risk)",
      "       offline_access  Keep the access you have given it",
      "                       gets new tokens while the user is away, on every page,",
      "                       declared or not (low risk)",
      "       openid          Sign you in",
      "                       learns who signed in (low risk)",
      "       profile         Read your basic profile",
      "                       learns who signed in (low risk)",
      "     [ ] Consent on behalf of your organization: nobody else will be asked.",
      "     [Cancel] [Accept]",
      "  3. This app asks for permissions",
      "     Office 365 SharePoint Online",
      "       MyFiles.Read  Read my files",
      "                     reads: the signed-in user's own data (low risk)",
      "     Microsoft Graph",
      "       offline_access, openid, profile (see above)",
      "     [ ] Consent on behalf of your organization: nobody else will be asked.",
      "     [Cancel] [Accept]",
      "",
      "An administrator who consents for everybody",
      "  Asked at the app's address for admin consent, once for the whole tenant.",
      "  1. Sign in",
      "  2. Permissions for your organization",
      "     Microsoft Graph",
      "       Calendars.Read, User.Read (see above)",
      "     Office 365 SharePoint Online",
      "       MyFiles.Read (see above)",
      "     [Cancel] [Accept]",
    ]);
  });

  it("a user who is blocked is told why, permission by permission", () => {
    expect(tell(app, "user", { policy: recommended }).slice(2)).toEqual([
      "mail, files, calendars and the like",
      "",
      "A user who signs in",
      "  Cannot consent: an administrator has to.",
      "  1. Sign in",
      "  2. Need admin approval",
      "     AADSTS90094: An administrator of the tenant has to consent before 'Planner'",
      "     can be used: Calendars.Read.",
      "       Calendars.Read  the consent policy keeps users from it",
      "     [Sign in as administrator] [Back to the app]",
    ]);
  });

  it("an app without a user has the administrator's page only, and a name cannot steer the terminal", () => {
    const told = renderPreview("digest", preview(daemon), look);

    expect(told).not.toContain("\u001b");
    expect(told.split("\n").slice(3)).toEqual([
      "",
      "A user who signs in",
      "  Nobody signs in to this app: it has no redirect URI.",
      "",
      "An administrator who consents for everybody",
      "  Asked at the app's address for admin consent, once for the whole tenant.",
      "  1. Sign in",
      "  2. Permissions for your organization",
      "     Microsoft Graph, without a user",
      "       Mail.Send  Send mail",
      "                  sends: anything in the tenant (high risk)",
      "     [Cancel] [Accept]",
      expect.stringMatching(/^ {2}3\. AADSTS500113: No reply address is registered for the application/),
      expect.stringMatching(/^ {5}/),
      "     fix: Register a redirect URI.",
      "",
    ]);
  });

  it("the text of each page fits", () => {
    const texts = [app, daemon].flatMap((one) => [preview(one), preview(one, { policy: recommended })]);
    const lines = texts.flatMap((one) => renderPreview("planner", one, look).split("\n"));

    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });
});

describe("what to do about it", () => {
  const advise = (request: Partial<PreviewRequest>): string[] => {
    const stricter = preview(app, { ...request, policy: recommended });
    const text = renderAdvice(preview(app, request), { stricter, scopes: request.scopes ?? "names" }, look);
    return text
      .replaceAll(/(?<!^|\n)\n(?!\n|$)/g, " ")
      .split("\n")
      .filter((line) => line !== "");
  };

  it("a new tenant's policy is told of where it would block, and .default where there are several pages", () => {
    expect(advise({})).toEqual([
      "In a tenant with the recommended policy, which new tenants have, users could not consent to Calendars.Read: --policy recommended shows it.",
      "An app that asks with .default instead gets one page for all APIs: --scopes default shows it.",
    ]);
  });

  it("consent as code is told of where somebody is blocked", () => {
    expect(advise({ scopes: "default", policy: "none" })).toEqual([
      'So that nobody is stopped: `consent: "wholeTenant"` in the program, or an administrator who opens the app\'s adminConsentUrl.',
    ]);
  });
});

it("as JSON has every page with the same items, in the same order", () => {
  const { views, ...rest } = previewJson("planner", "default", preview(app, { scopes: "default" }));

  expect(rest).toEqual({
    app: { name: "planner", displayName: "Planner", publisher: "unverified" },
    policy: "microsoft-user-default-legacy",
    scopes: "default",
  });
  expect(views.map(({ who, at, outcome }) => [who, at, outcome])).toEqual([
    ["user", "signIn", "asked"],
    ["administrator", "signIn", "asked"],
    ["administrator", "adminConsent", "asked"],
  ]);
  const words = { meaning: "reads: the signed-in user's own data", risk: "medium" };
  expect(views[0]).toMatchObject({
    people: ["ben@practice.onmicrosoft.com", "cho@practice.onmicrosoft.com"],
    everybody: true,
    steps: [
      { page: "signIn", title: "Sign in" },
      {
        page: "consent",
        scope: ".default openid profile offline_access",
        reach: "self",
        asked: [
          {
            api: "Microsoft Graph",
            kind: "delegated",
            permissions: [
              { name: "Calendars.Read", title: "Read calendars", ...words },
              { name: "User.Read" },
              { name: "offline_access" },
              { name: "openid" },
              { name: "profile" },
            ],
          },
          { api: "Office 365 SharePoint Online", permissions: [{ name: "MyFiles.Read" }] },
        ],
      },
    ],
    consented: [],
  });
});
