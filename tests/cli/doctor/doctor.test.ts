import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LookingProject, startLookingProject } from "../looking/lookingProject";

const program = `
import { AppRegistration } from "entra-app-registration";
new AppRegistration("room-board", {
  displayName: "Room Board",
  singlePage: { redirectUris: ["http://localhost:5173/"] },
  permissions: { microsoftGraph: { delegated: ["User.Read", "Calendars.Read"] } },
});
`;

/** Versions are this machine's. */
const steady = (text: string) =>
  text.replace(/Node [\d.]+/, "Node <version>").replace(/azuread [\d.]+/, "azuread <version>");

let project: LookingProject;
let ahead = 0;
beforeAll(async () => {
  project = await startLookingProject(program, {
    isUp: false,
    now: () => new Date(Date.now() + ahead),
    settings: { userConsentPolicy: "microsoft-user-default-recommended", usersMayRegisterApps: false },
  });
}, 60_000);
afterAll(() => project.close());

describe("appreg doctor, before a program was ever brought up", () => {
  it("tells of tenant, operator, users, program, tools and every command, in 80 columns", async () => {
    const { exitCode, stdout, stderr } = await project.run("doctor");

    expect({ exitCode, stderr, stdout: steady(stdout) }).toEqual({
      exitCode: 0,
      stderr: "",
      stdout: `✓ tenant      the practice tenant: "Practice", practice.onmicrosoft.com,
              11111111-1111-4111-8111-111111111111
✓ signed in   the app deployer (33333333-3333-4333-8333-333333333333), on its
              own
✓ privileges  AppRoleAssignment.ReadWrite.All, Application.ReadWrite.All,
              DelegatedPermissionGrant.ReadWrite.All, Directory.Read.All,
              Policy.Read.All
✓ clock       in step with the tenant's
✓ users       users without a directory role may not register applications
! consent     under microsoft-user-default-recommended users cannot consent to
              room-board: Calendars.Read
              fix: declare \`consent: "wholeTenant"\`, or let an administrator
              open the app's adminConsentUrl
✓ program     declares 1 app
✓ node        Node <version>
? pulumi      there is no Pulumi CLI here; the rehearsal needs none
              fix: for \`pulumi up\` install it:
              https://www.pulumi.com/docs/install/
✓ azuread     @pulumi/azuread <version>; the rehearsal needs no plugin

Privileges of commands
✓ list        has what it needs
✓ verify      has what it needs
✓ drift       has what it needs
✓ adopt       has what it needs
✓ up          has what it needs
✓ recover     has what it needs
✓ teardown    has what it needs

Nothing blocks.
`,
    });
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  }, 60_000);

  it("tells of one command alone, with the least that does for what this program declares", async () => {
    const { stdout } = await project.run("doctor", "--for", "up");

    expect(stdout.split("\n\n").slice(1).join("\n\n")).toBe(`Privileges of commands
✓ up          has what it needs
              the least that does: Application.ReadWrite.OwnedBy (application)

Nothing blocks.
`);
  }, 60_000);

  it("gives a program everything in one document, without a token", async () => {
    const { stdout } = await project.run("doctor", "--for", "drift", "--json");
    const { diagnoses, ...rest } = JSON.parse(stdout);

    expect(rest).toEqual({
      tenant: { id: "11111111-1111-4111-8111-111111111111", isPractice: true },
      operator: {
        ...{ name: "deployer", kind: "app", objectId: "22222222-2222-4222-8222-222222222222" },
        clientId: "33333333-3333-4333-8333-333333333333",
      },
      commands: [
        {
          ...{ command: "drift", mark: "ok", least: ["Application.Read.All", "Directory.Read.All"] },
          ...{ lacking: [], closed: [], lackingRoles: [] },
        },
      ],
      blocks: false,
    });
    expect(diagnoses.map(({ subject, mark }: Record<string, string>) => `${subject} ${mark}`)).toEqual([
      ...["tenant ok", "signed in ok", "privileges ok", "clock ok", "users ok", "consent warning", "program ok"],
      ...["node ok", "pulumi unknown", "azuread ok"],
    ]);
    expect(stdout).not.toMatch(/eyJ|secret/i);
  }, 60_000);

  it("ends with 1 where the clock is wrong", async () => {
    ahead = 600_000;
    const { exitCode, stdout } = await project.run("doctor", "--for", "list");
    ahead = 0;

    expect(exitCode).toBe(1);
    expect(stdout).toContain(`✗ clock       10 minutes ahead of the tenant's: tokens are taken for expired, or
              for not valid yet
              fix: set the clock of this machine`);
    expect(stdout).toMatch(/\nSomething blocks\.\n$/);
  }, 60_000);

  it("refuses a command that it knows nothing of", async () => {
    const { exitCode, stderr } = await project.run("doctor", "--for", "dinner");

    expect(exitCode).toBe(2);
    expect(stderr).toContain("Allowed choices are list, verify, drift, adopt, up, recover, teardown");
  });
});

describe("appreg doctor, of a program that fails", () => {
  let broken: LookingProject;
  beforeAll(async () => {
    broken = await startLookingProject('throw new Error("not today");', { isUp: false });
  }, 60_000);
  afterAll(() => broken.close());

  it("says so, and takes commands to need all that any program does", async () => {
    const { exitCode, stdout } = await broken.run("doctor", "--for", "up");

    expect(exitCode).toBe(0);
    expect(stdout).toContain("! program     what it declares cannot be read:");
    expect(stdout.replaceAll(/\s+/g, " ")).toContain(
      "AppRoleAssignment.ReadWrite.All, Application.Read.All, Application.ReadWrite.OwnedBy, " +
        "DelegatedPermissionGrant.ReadWrite.All, GroupMember.Read.All, User.Read.All (application)",
    );
  }, 60_000);
});
