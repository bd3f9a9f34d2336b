/** What all rules together say about whole apps: nothing about a good one, and little that is true about the others. */
import { describe, expect, it } from "vitest";
import { type AppManifest, known } from "../../manifest";
import { judgeManifest } from "../../rules";
import { appWith, today } from "./appWith";
import { application, assigned, certificate, delegated, federated, role, scope, secret } from "./cases/partsOfApps";

const api = "microsoftGraph";

function found(manifest: AppManifest): readonly string[] {
  return judgeManifest(manifest, today).map(({ level, ruleId }) => `${level} ${ruleId}`);
}

describe("judgeManifest", () => {
  it("says with each problem which rule found it, how grave it is and what people would meet", () => {
    expect(judgeManifest(appWith({ web: ["http://a.contoso.com/"], credentials: [federated({})] }), today)).toEqual([
      {
        ruleId: "redirect-uri-plain-http",
        level: "refused",
        code: "Request_BadRequest",
        argument: "web.redirectUris",
        value: "http://a.contoso.com/",
        rule: "plain http is allowed for localhost and 127.0.0.1 only",
        fix: "use https://a.contoso.com/",
      },
    ]);
  });

  it("tells what it finds in the order of the rules", () => {
    const app = appWith({ tags: ["a b"], owners: ["ada"], web: ["relative"], credentials: [federated({})] });
    expect(found(app)).toEqual(["refused tag-form", "refused owner-form", "refused redirect-uri-form"]);
  });
});

describe("a well-made app gets no warning", () => {
  it("as a web app with a federated credential and consent as code", () => {
    const app = appWith({
      web: ["https://portal.contoso.com/signin-oidc"],
      logoutUrl: "https://portal.contoso.com/signed-out",
      requests: [delegated("openid"), delegated("profile"), delegated("User.Read"), delegated("Calendars.Read")],
      consents: ["openid", "profile", "User.Read", "Calendars.Read"].map((permission) => ({
        api,
        permission,
        to: "wholeTenant" as const,
      })),
      credentials: [federated({})],
    });
    expect(found(app)).toEqual([]);
  });

  it("as a daemon", () => {
    const app = appWith({
      requests: [application("Mail.Read")],
      consents: [{ api, permission: "Mail.Read", to: "app" }],
      credentials: [federated({ subject: "repo:contoso/mail-digest:environment:production" })],
    });
    expect(found(app)).toEqual([]);
  });

  it("as a daemon with a certificate of half a year", () => {
    const app = appWith({
      requests: [application("Mail.Read")],
      consents: [{ api, permission: "Mail.Read", to: "app" }],
      credentials: [certificate("2027-05-01", "2026-11-01")],
    });
    expect(found(app)).toEqual([]);
  });

  it("as an API with scopes, roles and people in them", () => {
    const app = appWith({
      exposes: {
        identifierUris: [known("api://{clientId}")],
        scopes: [scope("Rooms.Read")],
        roles: [role("Planner")],
        preAuthorized: [{ client: known("app:room-board"), scope: "Rooms.Read" }],
      },
      assignments: [assigned("Room planners", "Planner")],
    });
    expect(found(app)).toEqual([]);
  });
});

describe("the apps of this repository", () => {
  it("calendar-sync: only that its permissions need an administrator in new tenants, in one line", () => {
    const app = appWith({
      publicClient: ["http://localhost"],
      allowPublicClientFlows: true,
      requests: ["openid", "profile", "offline_access", "User.Read", "Calendars.Read", "Contacts.ReadWrite"].map(
        (name) => delegated(name),
      ),
    });
    expect(judgeManifest(app, today).map(({ ruleId, value }) => [ruleId, value])).toEqual([
      ["consent-policy", "Calendars.Read, Contacts.ReadWrite"],
    ]);
  });

  it("room-board: nothing", () => {
    const app = appWith({
      singlePage: ["http://localhost:5173/", "https://rooms.contoso.example/"],
      requests: [delegated("User.Read"), delegated("Calendars.Read")],
      consents: ["User.Read", "Calendars.Read"].map((permission) => ({ api, permission, to: "wholeTenant" as const })),
    });
    expect(found(app)).toEqual([]);
  });
});

it("a careless daemon gets one warning for each thing that is wrong, and none twice", () => {
  const app = appWith({
    requests: [application("Application.ReadWrite.All"), delegated("offline_access")],
    credentials: [secret("main")],
  });
  expect(found(app)).toEqual([
    "risky openid-without-user",
    "risky application-consent-missing",
    "risky self-escalation",
    "risky secret-avoidable",
    "risky secret-end-missing",
  ]);
});
