/** The example program on a practice tenant, as it is: what is found, who is played, and what is left behind. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createVerifiedProject, failing, type VerifiedProject } from "./verifiedProject";

const upn = "ben@practice.onmicrosoft.com";

let project: VerifiedProject;

beforeAll(async () => {
  project = await createVerifiedProject();
  await project.bringUp();
  project.keep();
}, 60_000);

afterEach(() => project.restore());
afterAll(() => project.remove());

describe("appreg verify of the example", () => {
  it("finds everything as declared, in one table", async () => {
    const { exitCode, stdout, stderr } = await project.run(["verify"]);

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(
      stdout
        .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "<id>")
        .split("\n\n")
        .sort(),
    ).toEqual(
      [
        `entra-app-registration (dev) in the practice tenant, where\n${upn} is played`,
        `room-board · <id>
  ✓ exists              application and service principal, once
  ✓ brought up          the program has not changed since
  ✓ configured          as declared
  ✓ consented           2 for the whole tenant, as declared
  ✓ token: single page  Microsoft Graph: 2 permissions, as declared
  ✓ call: Calendars     GET /me/events
  ✓ call: User          GET /me`,
        `calendar-sync · <id>
  ✓ exists              application and service principal, once
  ✓ brought up          the program has not changed since
  ✓ configured          as declared
  ✓ consented           by whoever signs in, as declared
  ✓ token: browser      Microsoft Graph: 5 permissions, as declared
  ✓ token: device code  Microsoft Graph: 5 permissions, as declared
  ✓ call: Calendars     GET /me/events
  ✓ call: Contacts      GET /me/contacts
  ✓ call: User          GET /me`,
        "16 of 16 checks hold.\n",
      ].sort(),
    );
  });

  it("leaves the directory as it was, what the played person accepted included", async () => {
    const before = await project.exportDirectory();
    const { exitCode } = await project.verify();

    expect(exitCode).toBe(0);
    expect(await project.exportDirectory()).toEqual(before);
    expect(before.oauth2PermissionGrants).toHaveLength(1);
  });

  it("gives a consent back its scopes where the person had accepted less before", async () => {
    await project.run(["token", "calendar-sync", "--user", upn, "--raw", "--scope", "User.Read"]);
    const before = await project.exportDirectory();
    await project.verify("calendar-sync");

    expect((await project.exportDirectory()).oauth2PermissionGrants).toEqual(before.oauth2PermissionGrants);
    expect(before.oauth2PermissionGrants).toHaveLength(2);
  });

  it("counts what people accepted, and calls it no difference", async () => {
    await project.run(["token", "calendar-sync", "--user", upn, "--raw"]);
    const { apps, exitCode } = await project.verify("calendar-sync");
    const consented = apps[0]?.checks.find(({ kind }) => kind === "consented");

    expect(exitCode).toBe(0);
    expect(consented?.found).toBe("by whoever signs in, as declared; 1 person accepted so far");
  });

  it("plays whom the command line names", async () => {
    const { stdout } = await project.run(["verify", "room-board", "--user", "cho"]);
    const unknown = await project.run(["verify", "room-board", "--user", "dan"]);

    expect(stdout).toContain("cho@practice.onmicrosoft.com is played");
    expect(unknown).toMatchObject({
      exitCode: 2,
      stdout: "",
      stderr: `error[ERR_USAGE]: The practice tenant has no user dan.
  fix: use --user with one of ada@practice.onmicrosoft.com, ben@practice.onmicrosoft.com, cho@practice.onmicrosoft.com
`,
    });
  });

  it("refuses a name that no app of the stack has, and names those that it has", async () => {
    const { exitCode, stderr } = await project.run(["verify", "room-bord"]);

    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^error\[ERR_APP_NOT_IN_STACK\]: The stack has no app "room-bord"\.\n {2}fix: use one of /);
  });
});

describe("what cannot be said", () => {
  it("is what a program declares that does not run; all else is verified", async () => {
    project.editProgram((text) => `${text}\nthrow new Error("out of order");\n`);
    const { exitCode, apps } = await project.verify();

    expect(exitCode).toBe(0);
    expect(
      failing({ apps, verdict: "", counts: {} }).map(({ kind, verdict, found }) => ({ kind, verdict, found })),
    ).toEqual(
      Array.from({ length: 2 }, () => ({
        kind: "applied",
        verdict: "notProved",
        found: "The program cannot be read: Error: out of order",
      })),
    );
  });

  it("is nothing at all of a stack that was never brought up", async () => {
    const { exitCode, stdout, stderr } = await project.run([
      "verify",
      "--stack",
      "production",
      "--engine",
      "rehearsal",
    ]);

    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain('error[ERR_STACK_NOT_FOUND]: The stack "production" has no state: it was not rehearsed.');
  });
});
