import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type CheckedCommand, callsOf, type DeclaredPart } from "../../../lifecycle/doctor/commandCalls";
import { judgePrivileges } from "../../../lifecycle/doctor/judgePrivileges";
import { type PrivilegeStage, startPrivilegeStage } from "./privilegeStage";

const program = `
import { AppRegistration, DaemonApp, githubActions } from "entra-app-registration";
new AppRegistration("room-board", {
  displayName: "Room Board",
  singlePage: { redirectUris: ["http://localhost:5173/"] },
  permissions: { microsoftGraph: { delegated: ["User.Read"] } },
  consent: "wholeTenant",
});
new DaemonApp("mail-digest", {
  displayName: "Mail Digest",
  permissions: { microsoftGraph: { application: ["Mail.Send"] } },
  consent: "wholeTenant",
  credentials: { federated: [githubActions({ repository: "contoso/mail-digest", branch: "main" })] },
});
`;
const parts = ["delegatedConsent", "appRoles"] as const;

function leastFor(command: CheckedCommand): readonly string[] {
  return judgePrivileges(callsOf(command, parts), { kind: "application", names: [] }).least;
}

const commandLines: Readonly<Record<CheckedCommand, readonly string[]>> = {
  up: ["rehearse", "up", "--yes"],
  list: ["list"],
  verify: ["verify"],
  drift: ["drift"],
  adopt: ["adopt", "Room Board", "--take-over", "--name", "board", "--out", "-"],
  recover: ["recover", "--yes"],
  teardown: ["teardown", "--yes"],
};

let stage: PrivilegeStage;
beforeAll(async () => {
  stage = await startPrivilegeStage(program);
});
afterAll(() => stage.close());

/** By somebody who may do everything. */
async function bringUp(): Promise<void> {
  await stage.reset();
  const { exitCode, output } = await stage.run(...commandLines.up);
  if (exitCode !== 0) throw new Error(output);
}

async function prepare(command: CheckedCommand): Promise<void> {
  if (command === "up") return stage.reset();
  await bringUp();
  if (command === "recover") await stage.leaveBehind("mail-digest");
}

/** With exactly the least. What it calls beyond the table is told. */
async function runWithLeast(command: CheckedCommand) {
  await stage.allow(leastFor(command));
  const { exitCode, refused, calls, output } = await stage.run(...commandLines[command]);
  const known = new Set(callsOf(command, parts).map(({ call }) => call));
  const unlisted = calls.filter((call) => !known.has(call));
  return { exitCode, refused, unlisted, output: exitCode === 0 ? "" : output };
}

const fine = { exitCode: 0, refused: [], unlisted: [], output: "" };

describe("an app with exactly the least privileges, while nothing changes", () => {
  beforeAll(bringUp, 120_000);

  it.each(["list", "verify", "drift", "adopt"] as const)(
    "runs %s, which makes no call but those of the table",
    async (command) => {
      expect(await runWithLeast(command)).toEqual(fine);
    },
    120_000,
  );

  it.each(leastFor("list"))("cannot list without %s", async (name) => {
    await stage.allow(leastFor("list").filter((other) => other !== name));
    const { exitCode, refused } = await stage.run("list");

    expect({ exitCode, isRefused: refused.length > 0 }).toEqual({ exitCode: 1, isRefused: true });
  });

  it("needs for verify, drift and adopt what it needs for list", () => {
    const commands = ["verify", "drift", "adopt"] as const;

    expect(commands.map(leastFor)).toEqual(commands.map(() => leastFor("list")));
  });
});

describe.each(["up", "recover", "teardown"] as const)("an app with exactly the least privileges for %s", (command) => {
  beforeEach(() => prepare(command), 120_000);

  it("runs it, with no call but those of the table", async () => {
    expect(await runWithLeast(command)).toEqual(fine);
  }, 120_000);

  it.each(leastFor(command))(
    "cannot run it without %s",
    async (name) => {
      await stage.allow(leastFor(command).filter((other) => other !== name));
      const { exitCode, refused } = await stage.run(...commandLines[command]);

      expect({ isDone: exitCode === 0, isRefused: refused.length > 0 }).toEqual({ isDone: false, isRefused: true });
    },
    120_000,
  );
});

describe("an app with exactly the least privileges for up", () => {
  const people = 'appRoles: { Clerk: { title: "Clerk", description: "Works.", members: ["users"] } }';
  it.each<[string, readonly DeclaredPart[], string]>([
    ["no consent", [], ""],
    ["consent to delegated permissions", ["delegatedConsent"], 'consent: "wholeTenant"'],
    [
      "a user and a group",
      ["appRoles", "users", "groups"],
      `${people}, assigned: [{ user: "ben@practice.onmicrosoft.com", role: "Clerk" }, { group: "Planners", role: "Clerk" }]`,
    ],
  ])(
    "brings up a program with %s, and cannot with less",
    async (_, declared, argument) => {
      const small = await startPrivilegeStage(`
import { AppRegistration } from "entra-app-registration";
new AppRegistration("planner", {
  displayName: "Planner",
  permissions: { microsoftGraph: { delegated: ["User.Read"] } },
  ${argument}
});
`);
      try {
        const { least } = judgePrivileges(callsOf("up", declared), { kind: "application", names: [] });
        const outcomes: Record<string, boolean> = {};
        for (const without of ["nothing", ...least]) {
          await small.reset();
          await small.allow(least.filter((name) => name !== without));
          const { exitCode, refused } = await small.run(...commandLines.up);
          outcomes[without] = exitCode === 0 && refused.length === 0;
        }

        expect(outcomes).toEqual({ nothing: true, ...Object.fromEntries(least.map((name) => [name, false])) });
      } finally {
        await small.close();
      }
    },
    240_000,
  );
});
