/** The main job from the program to a contact in a mailbox, by the command that `npm start` runs. */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommandLine } from "../../cli/main";
import { recordDeps } from "../cli/recordedDeps";
import { createSampleProject, type SampleProject } from "./sampleProject";

let project: SampleProject;
let first: string[];

/** Lines of the account, with what differs from run to run replaced. */
async function playQuickstart(): Promise<string[]> {
  const { deps, result } = recordDeps({ cwd: project.folder });
  await runCommandLine(["quickstart"], deps);
  expect({ exitCode: result.exitCode, stderr: result.stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(result.stdout).not.toContain("eyJ");
  return result.stdout
    .replace(project.origin, "<origin>")
    .replace(/ends in \d+/, "ends in <n>")
    .split("\n");
}

beforeAll(async () => {
  project = await createSampleProject();
  first = await playQuickstart();
}, 120_000);

afterAll(() => project.remove());

describe("appreg quickstart", () => {
  it("tells what was declared, created, consented to, granted, read and written, within one screen", () => {
    const withoutCalendar = first.filter((line) => !/^(Calendar {5}| {13}(\w{3}, \d\d|and \d))/.test(line));

    expect(withoutCalendar).toEqual([
      "Tenant       <origin> stands in for Entra ID and Microsoft Graph",
      "Declared     calendar-sync, a native app with 6 permissions",
      "             room-board, a single-page app with 2 permissions",
      "Created      2 applications, 2 service principals, 1 consent for the whole",
      "             tenant",
      "Consented    Ben Lindqvist signed in with a device code and accepted",
      "             Calendars.Read, Contacts.ReadWrite, User.Read, offline_access,",
      "             openid, profile",
      "Token        for Microsoft Graph as ben@practice.onmicrosoft.com, ends in <n>",
      "             minutes: openid, profile, User.Read, Calendars.Read,",
      "             Contacts.ReadWrite, as declared",
      "Contact      wrote Rosalind Practice",
      "Up again     nothing to change in 5 resources",
      "",
      "Nothing left this machine. Next:",
      "  npx appreg token calendar-sync --user ben@practice.onmicrosoft.com",
      "  npx appreg rehearse preview       after a change to index.ts",
      "  npx appreg quickstart --open      sign in yourself, in a browser",
      "  npx appreg practice reset         forget all of it",
      "",
    ]);
    expect(first.length).toBeLessThanOrEqual(25);
    expect(Math.max(...first.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it("reads the calendar of the user that it played", () => {
    expect(first).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Calendar {5}Mon, \d\d \w{3} 09:00 {2}Planning, Room Alder$/),
        expect.stringMatching(/^ {13}Wed, \d\d \w{3} 12:00 {2}Lunch with Cho, Canteen$/),
        expect.stringMatching(/^ {13}Thu, \d\d \w{3} 14:00 {2}Release review, Room Birch$/),
        "             and 1 more within two weeks",
      ]),
    );
  });

  it("keeps its secrets readable by their owner only", () => {
    const folder = join(project.folder, ".practice");
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
    const open = files.filter((file) => (statSync(file).mode & 0o077) !== 0);
    const holdingSecrets = open.filter((file) => !/\/ca\.pem$|\/server\.pem$/.test(file));

    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(holdingSecrets).toEqual([]);
  });

  it("finds everything there when it is run again", async () => {
    const second = await playQuickstart();

    expect(second).toContain("Created      nothing; from before: 2 applications, 2 service principals, 1");
    expect(second).toContain("Consented    Ben Lindqvist signed in with a device code, having consented before");
    expect(second).toContain("Contact      Rosalind Practice is there from before");
    expect(second).toContain("Up again     nothing to change in 5 resources");
  }, 120_000);
});
