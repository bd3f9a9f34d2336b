/** `appreg consent preview` of the repository's own program, which is never brought up for it. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { runCommandLine } from "../../cli/main";
import { signInAs } from "../../cli/token/signInAs";
import { apiRequests } from "../../token";
import { recordDeps } from "../cli/recordedDeps";
import { startRehearsedTenant } from "./rehearsedTenant";
import { createSampleProject, type SampleProject } from "./sampleProject";

let project: SampleProject;
let program: string;

beforeAll(async () => {
  project = await createSampleProject();
  program = readFileSync(join(project.folder, "index.ts"), "utf8");
});
afterEach(() => project.editProgram(() => program));
afterAll(() => project.remove());

const opened: string[] = [];

async function run(...args: string[]) {
  const openBrowser = async (url: string): Promise<void> => void opened.push(url);
  const { deps, result } = recordDeps({ cwd: project.folder, openBrowser });
  await runCommandLine(args, deps);
  return result;
}

const preview = (...args: string[]) => run("consent", "preview", ...args);

describe("appreg consent preview", () => {
  it("tells of an app that is only declared what docs/consent.md shows, and leaves the stack's own tenant and state alone", async () => {
    const { exitCode, stdout, stderr } = await preview("calendar-sync");
    const docs = readFileSync(join(__dirname, "..", "..", "docs", "consent.md"), "utf8");
    const [, example] = /```\n(Calendar Sync .*?)```/s.exec(docs) ?? [];

    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: example, stderr: "" });
    expect(existsSync(join(project.folder, ".practice"))).toBe(false);
  }, 60_000);

  it("says that nobody is asked where the program consents for the whole tenant", async () => {
    const { exitCode, stdout } = await preview("room-board", "--policy", "none");

    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: [
        "Room Board (room-board), publisher unverified",
        "consent policy none: users consent to nothing",
        "",
        "Nobody is asked: all of it is consented to as code.",
        "  Microsoft Graph: Calendars.Read, User.Read",
        "",
      ].join("\n"),
    });
  }, 60_000);

  it("blocks a user under the recommended policy, as one JSON document", async () => {
    const { exitCode, stdout } = await preview("calendar-sync", "--policy", "recommended", "--as", "user", "--json");
    const { policy, views } = JSON.parse(stdout);

    expect({ exitCode, policy }).toEqual({ exitCode: 0, policy: "microsoft-user-default-recommended" });
    expect(views).toHaveLength(1);
    expect(views[0]).toMatchObject({
      outcome: "blocked",
      steps: [
        { page: "signIn" },
        {
          page: "adminApproval",
          blocked: [
            { name: "Calendars.Read", why: "consentPolicy" },
            { name: "Contacts.ReadWrite", why: "consentPolicy" },
          ],
        },
      ],
    });
  }, 60_000);

  it("writes the pages into one file that needs nothing else, and opens it", async () => {
    const { exitCode, stderr } = await preview("calendar-sync", "--open");
    const file = join(project.folder, "calendar-sync-consent.html");
    const page = readFileSync(file, "utf8");

    expect({ exitCode, stderr, opened }).toEqual({
      exitCode: 0,
      stderr: `Wrote ${file}\n`,
      opened: [pathToFileURL(file).href],
    });
    expect(page.match(/data-page="\w+"/g)).toEqual(Array(3).fill('data-page="consent"'));
    expect(page).not.toMatch(/<script|<form|src=|http:\/\/|https:\/\//);
  }, 60_000);

  it("cannot write into a folder that is not there, and says so", async () => {
    expect(await preview("calendar-sync", "--json", "--html", "missing/page.html")).toMatchObject({
      exitCode: 2,
      stderr: `error[ERR_FILE_UNWRITABLE]: ${join(project.folder, "missing", "page.html")} cannot be written (ENOENT).\n  fix: name a file in a folder that exists and is yours\n`,
    });
  }, 60_000);

  it("names the declared apps where it does not know one, those of plain azuread resources among them", async () => {
    project.editProgram(
      (text) => `import * as azuread from "@pulumi/azuread";\n${text}
new azuread.Application("plain", { displayName: "Plain" });\n`,
    );

    expect(await preview("calender-sync")).toEqual({
      exitCode: 2,
      stdout: "",
      stderr:
        'error[ERR_APP_NOT_DECLARED]: The program declares no app "calender-sync".\n  fix: use one of calendar-sync, plain, room-board\n',
    });
  }, 60_000);

  it("shows a mistake of the program as a rehearsal shows it", async () => {
    project.editProgram((text) => text.replace('"Calendars.Read", "Contacts', '"Calendars.Raed", "Contacts'));

    const { exitCode, stdout, stderr } = await preview("calendar-sync");
    const rehearsed = await run("rehearse", "preview");

    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toContain('Microsoft Graph has no delegated permission named "Calendars.Raed"');
    expect(rehearsed.stdout).toContain(stderr);
  }, 60_000);
});

it("has the items that somebody is asked for who signs in with `appreg token`, in that order", async () => {
  const { tenant, access, calendarSync, close } = await startRehearsedTenant();
  try {
    const { views } = tenant.previewConsent({ clientId: calendarSync.clientId, scopes: "names" });
    const { played } = await signInAs(calendarSync, {
      flow: "device-code",
      requests: apiRequests(calendarSync),
      practice: access,
      play: "ben@practice.onmicrosoft.com",
      tell: () => undefined,
    });

    const steps = views.find(({ who }) => who === "user")?.steps ?? [];
    const asked = steps.flatMap((step) => (step.page === "consent" ? step.content.asked : []));
    expect(asked.flatMap(({ permissions }) => permissions.map(({ name }) => name))).toEqual(played?.consentedTo);
    expect(played?.consentedTo).toHaveLength(6);
  } finally {
    await close();
  }
}, 60_000);
