/** What a program looks like for each kind of app, to the letter, and that Biome has nothing to change in it. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { AppAnswers } from "../../../cli/init/answers";
import { type FederatedIdentity, parseFederated } from "../../../cli/init/federatedForms";
import { declare } from "../../../cli/init/planInit";
import { renderModule } from "../../../cli/init/programModule";
import { answersFor, graph } from "./answersFor";

const root = join(__dirname, "..", "..", "..");

function programOf(answers: AppAnswers, lineWidth = 80): string {
  const options = { heading: "The apps.", library: "entra-app-registration" };
  return renderModule(declare(answers, undefined, lineWidth), options);
}

function identity(text: string): FederatedIdentity {
  const parsed = parseFederated(text);
  if ("problem" in parsed) throw new Error(parsed.problem);
  return parsed;
}

const portal = answersFor("web", "portal", {
  redirectUris: ["http://localhost:3000/signin-oidc", "https://portal.contoso.com/signin-oidc"],
  permissions: [
    graph("delegated", "User.Read"),
    graph("delegated", "Calendars.Read"),
    graph("application", "Mail.Send"),
  ],
  proof: { by: "secret", until: "2027-05-21" },
});
const roomBoard = answersFor("spa", "room-board", { permissions: [graph("delegated", "User.Read")], consent: "code" });
const calendarSync = answersFor("native", "calendar-sync", { permissions: [graph("delegated", "Calendars.Read")] });
const mailDigest = answersFor("daemon", "mail-digest", {
  permissions: [
    graph("application", "Mail.Send"),
    { api: "exchangeOnline", kind: "application", name: "full_access_as_app" },
  ],
  proof: {
    by: "federated",
    identities: [
      identity("github:contoso/mail-digest:environment=production"),
      identity("terraform:contoso/rooms/production"),
    ],
  },
});
const roomsApi = answersFor("api", "rooms-api", {
  scopes: ["Rooms.Read", "RoomPlans.ReadWrite", "access_as_user"],
  proof: { by: "certificate", file: "keys/rooms-api-2027-05-21.crt" },
});

describe("the program of", () => {
  it("a web app with a secret gives the secret out, too", () => {
    expect(programOf(portal)).toBe(`/** The apps. */
import { WebApp } from "entra-app-registration";

const portalApp = new WebApp("portal", {
  displayName: "Portal",
  redirectUris: [
    "http://localhost:3000/signin-oidc",
    "https://portal.contoso.com/signin-oidc",
  ],
  permissions: {
    microsoftGraph: {
      delegated: ["User.Read", "Calendars.Read"],
      application: ["Mail.Send"],
    },
  },
  credentials: { secrets: [{ name: "until-2027-05-21", until: "2027-05-21" }] },
});

export const portal = portalApp.access;
export const portalSecret = portalApp.secrets["until-2027-05-21"];
`);
  });

  it("a single-page app with consent as code", () => {
    expect(programOf(roomBoard)).toBe(`/** The apps. */
import { SinglePageApp } from "entra-app-registration";

const roomBoardApp = new SinglePageApp("room-board", {
  displayName: "Room Board",
  redirectUris: ["http://localhost:5173/"],
  permissions: { microsoftGraph: { delegated: ["User.Read"] } },
  consent: "wholeTenant",
});

export const roomBoard = roomBoardApp.access;
`);
  });

  it("a native app leaves out the redirect URI that it has anyway", () => {
    expect(programOf(calendarSync)).toBe(`/** The apps. */
import { NativeApp } from "entra-app-registration";

const calendarSyncApp = new NativeApp("calendar-sync", {
  displayName: "Calendar Sync",
  permissions: { microsoftGraph: { delegated: ["Calendars.Read"] } },
});

export const calendarSync = calendarSyncApp.access;
`);
  });

  it("a daemon on two platforms, with the two credentials that Terraform needs", () => {
    expect(programOf(mailDigest)).toBe(`/** The apps. */
import {
  DaemonApp,
  githubActions,
  terraformCloud,
} from "entra-app-registration";

const mailDigestApp = new DaemonApp("mail-digest", {
  displayName: "Mail Digest",
  permissions: {
    microsoftGraph: { application: ["Mail.Send"] },
    exchangeOnline: { application: ["full_access_as_app"] },
  },
  credentials: {
    federated: [
      githubActions({
        repository: "contoso/mail-digest",
        environment: "production",
      }),
      terraformCloud({
        organization: "contoso",
        project: "rooms",
        workspace: "production",
        phase: "plan",
      }),
      terraformCloud({
        organization: "contoso",
        project: "rooms",
        workspace: "production",
        phase: "apply",
      }),
    ],
  },
  consent: "wholeTenant",
});

export const mailDigest = mailDigestApp.access;
`);
  });

  it("an API with scopes in words, and a certificate from a file", () => {
    expect(programOf(roomsApi)).toBe(`/** The apps. */
import { readFileSync } from "node:fs";
import { ApiApp } from "entra-app-registration";

const roomsApiApp = new ApiApp("rooms-api", {
  displayName: "Rooms API",
  scopes: {
    "Rooms.Read": {
      title: "Read rooms",
      description: "Allows the app to read rooms for the signed-in user.",
    },
    "RoomPlans.ReadWrite": {
      title: "Read and change room plans",
      description:
        "Allows the app to read and change room plans for the signed-in user.",
    },
    access_as_user: {
      title: "access_as_user",
      description:
        "Allows the app to use access_as_user for the signed-in user.",
    },
  },
  credentials: {
    certificates: [
      {
        name: "rooms-api-2027-05-21",
        pem: readFileSync("keys/rooms-api-2027-05-21.crt", "utf8"),
      },
    ],
  },
});

export const roomsApi = roomsApiApp.access;
`);
  });

  it.each([80, 120])("each kind is formatted as Biome does for lines of %i", (lineWidth) => {
    const all = [portal, roomBoard, calendarSync, mailDigest, roomsApi].map((answers) => programOf(answers, lineWidth));
    const biome = join(root, "node_modules", "@biomejs", "biome", "bin", "biome");
    const args = ["format", "--indent-style=space", `--line-width=${lineWidth}`, "--stdin-file-path=all.ts"];
    const input = all.join("\n");

    expect(execFileSync(process.execPath, [biome, ...args], { input, encoding: "utf8" })).toBe(input);
  });
});

describe("names in the program", () => {
  it.each([
    ["room-board", "const roomBoardApp = ", "export const roomBoard = "],
    ["portal_app", "const portalAppApp = ", "export const portalApp = "],
    ["delete", "const deleteApp = ", "export const deleteAccess = "],
    ["kubernetes", "const kubernetesApp = ", "export const kubernetesAccess = "],
    ["MailDigest", "const mailDigestApp = ", "export const mailDigest = "],
  ])("of %s mean nothing else", (name, app, access) => {
    const program = programOf(answersFor("native", name));

    expect(program).toContain(`\n${app}`);
    expect(program).toContain(`\n${access}`);
  });
});
