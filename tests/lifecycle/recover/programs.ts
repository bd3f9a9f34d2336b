/** The programs whose runs are cut off and disturbed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..", "..", "..");

/** The repository's own. */
export const exampleProgram = readFileSync(join(root, "index.ts"), "utf8");

const certificate = readFileSync(join(root, "tests", "components", "certificate.pem"), "utf8");

/** Of everything that an app can have, at least one. */
export const richProgram = `
import { AppRegistration, githubActions } from "entra-app-registration";

const booking = new AppRegistration("booking", {
  displayName: "Booking API",
  description: "Books rooms",
  owners: ["ada@practice.onmicrosoft.com"],
  api: {
    scopes: { "Rooms.Book": { title: "Book rooms", description: "Book a room." } },
    identifierUris: ["api://{clientId}", "https://practice.example/rooms"],
  },
  appRoles: { Planner: { title: "Planner", description: "Plans.", members: ["users", "applications"] } },
  assigned: [{ group: "Planners", role: "Planner" }, { user: "ada@practice.onmicrosoft.com", role: "Planner" }],
  claims: { idToken: ["email"], groups: ["ApplicationGroup"] },
});

const panel = new AppRegistration("panel", {
  displayName: "Door Panel",
  web: { redirectUris: ["https://rooms.contoso.com/signed-in"], homepageUrl: "https://rooms.contoso.com/" },
  permissions: {
    microsoftGraph: { delegated: ["User.Read", "Calendars.Read"], application: ["Mail.Send"] },
    ...booking.permissions({ delegated: ["Rooms.Book"], application: ["Planner"] }),
  },
  consent: "wholeTenant",
  credentials: {
    federated: [githubActions({ repository: "contoso/rooms", environment: "production" })],
    secrets: [{ name: "first", until: "2027-04-30" }],
    certificates: [{ name: "own", pem: ${JSON.stringify(certificate)} }],
  },
});
booking.preAuthorize(panel, ["Rooms.Book"]);

new AppRegistration("plain", {
  displayName: "Plain",
  publicClient: { redirectUris: ["http://localhost"] },
  permissions: { microsoftGraph: { delegated: ["User.Read"] } },
  consent: { named: { groups: ["Planners"] } },
});
`;

/** One app on which something of each kind hangs that is made by a request of its own. */
export const oneAppProgram = `
import { AppRegistration, githubActions } from "entra-app-registration";

new AppRegistration("panel", {
  displayName: "Door Panel",
  web: { redirectUris: ["https://rooms.contoso.com/signed-in"] },
  permissions: { microsoftGraph: { delegated: ["User.Read"], application: ["Mail.Send"] } },
  consent: "wholeTenant",
  credentials: {
    federated: [githubActions({ repository: "contoso/rooms", environment: "production" })],
    secrets: [{ name: "first", until: "2027-04-30" }],
    certificates: [{ name: "own", pem: ${JSON.stringify(certificate)} }],
  },
});
`;

/** The same app after a change of everything that can be changed: in place, by a replacement, by something new and something less. */
export const changedAppProgram = oneAppProgram
  .replace('"Door Panel"', '"Door Panel 2"')
  .replace('delegated: ["User.Read"], application: ["Mail.Send"]', 'delegated: ["User.Read", "Mail.Read"]')
  .replace('"2027-04-30"', '"2027-03-31"')
  .replace('environment: "production"', 'environment: "staging"');
