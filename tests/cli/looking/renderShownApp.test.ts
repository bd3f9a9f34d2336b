import { describe, expect, it } from "vitest";
import { painter, plain } from "../../../cli/paint";
import { portalPage } from "../../../cli/show/portalPage";
import { renderShownApp } from "../../../cli/show/renderShownApp";
import { describeApp } from "../../../lifecycle/overview/describeApp";
import { apis, now, people, sampleApp } from "../../lifecycle/overview/sampleApp";

const overview = describeApp(sampleApp, { apis, people, now });
const look = { paint: plain, width: 80 };

describe("renderShownApp", () => {
  it("shows all pages of the portal on one screen of 80 columns", () => {
    const text = renderShownApp({ overview, name: "board", place: "the practice tenant" }, look);

    expect(text).toBe(`Room Board
board · rooms/dev · on the practice tenant

Overview
  client id       client-1
  object id       object-1
  accounts        of any Entra tenant
  created         2026-10-01
  principal       disabled: nobody may sign in
  assigned        Ada Okafor, Ben Lindqvist (Board.Admin)

Authentication
  single page     https://rooms.example/
  public client   http://localhost
  signs out at    https://rooms.example/bye
  also            flows without a redirect, such as device code
  implicit flow   id tokens

API permissions
                    kind         consent  granted for     risk
  Microsoft Graph
    Mail.Send       application  admin    whole tenant    high
    Calendars.Read  delegated    user     2 users         medium
    User.Read       delegated    user     whole tenant    low
    Mail.Read       delegated    user     whole tenant *  medium
  Rooms API
    Rooms.Read      delegated    -        nobody yet      -
  nobody-knows
    some-role       application  -        nobody yet      -
  2 users: ben@practice.example, cho-id
  * granted, and not asked for by the registration

Expose an API
  identified by   api://client-1
  scopes          Board.Read (administrators consent, disabled)
  roles           Board.Admin (for users and groups)
  pre-authorized  client-2 for Board.Read, unknown-scope

Certificates & secrets
  secret          old, id secret-1…: expired 2 days ago (2026-11-20)
  certificate     CN=board, thumbprint ABABABAB…: expires within a day
                  (2026-11-23)
  secret          without a name, id secret-2…: expires in 39 days (2027-01-01)
  certificate     CN=saml, id saml…, on the service principal: expires in 731
                  days (2028-11-22)
  federated       main: trusts https://issuer.example for repo:contoso/board

Owners
  user            Ada Okafor (ada@practice.example)
  app             deployer (client-9)
`);
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it("says of an app that has next to nothing what it lacks", () => {
    const bare = describeApp(
      { ...sampleApp, tags: [], application: {}, owners: [], federatedCredentials: [], servicePrincipal: undefined },
      { apis, people, now },
    );

    expect(renderShownApp({ overview: bare, name: undefined, place: "the tenant x" }, look)).toBe(`Room Board
made by no program of this kind · on the tenant x

Overview
  client id       client-1
  object id       object-1
  accounts        of this tenant only
  created         2026-10-01
  principal       none: the app can do nothing in this tenant

Authentication  none

API permissions  none

Expose an API  none

Certificates & secrets  none

Owners  none
`);
  });

  it("counts users whom it does not name, and says why nothing is granted without a principal", () => {
    const [first] = overview.permissions;
    const forUsers = ["a@x", "b@x", "c@x", "d@x", "e@x", "f@x"];
    const permissions = first === undefined ? [] : [{ ...first, forWholeTenant: false, forUsers }];
    const text = renderShownApp(
      { overview: { ...overview, permissions, principal: undefined }, name: "board", place: "x" },
      look,
    );

    expect(text).toContain("  6 users: a@x, b@x, c@x, d@x and 2 more\n");
    expect(text).toContain("  nothing can be granted: the app has no service principal in this tenant\n");
  });

  it("gives a permission with a long name a line to itself", () => {
    const [first] = overview.permissions;
    const name = "DelegatedPermissionGrant.ReadWrite.All";
    const permissions = first === undefined ? [] : [{ ...first, name }, first];
    const text = renderShownApp({ overview: { ...overview, permissions }, name: "board", place: "x" }, look);

    expect(text).toContain(`    ${name}\n                application  admin    whole tenant    high\n`);
  });

  it("is the same text in colours, and lets foreign text move no cursor", () => {
    const paint = painter({ write: () => undefined, isTTY: true }, {});
    const shown = { overview: { ...overview, displayName: "Bad\u001b[2J" }, name: "board", place: "x" };
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape sequences of colours begin with one
    const colours = /\u001b\[\d+m/g;
    const painted = renderShownApp(shown, { ...look, paint });

    expect(painted).toMatch(colours);
    expect(painted.replace(colours, "")).toBe(renderShownApp(shown, look));
    expect(painted).toContain("Bad\uFFFD[2J");
  });
});

describe("portalPage", () => {
  it("is the overview of the app, in its tenant", () => {
    expect(portalPage("https://entra.microsoft.com", "tenant-1", "client-1")).toBe(
      "https://entra.microsoft.com/#@tenant-1/view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/appId/client-1",
    );
  });
});
