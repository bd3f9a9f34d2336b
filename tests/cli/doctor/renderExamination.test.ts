import { describe, expect, it } from "vitest";
import type { Examination } from "../../../cli/doctor/examination";
import { renderExamination } from "../../../cli/doctor/renderExamination";
import { painter, plain } from "../../../cli/paint";
import type { CommandDiagnosis } from "../../../lifecycle";

const view = { paint: plain, width: 80, isDetailed: false };
const up: CommandDiagnosis = {
  ...{ command: "up", mark: "blocks", least: ["Application.ReadWrite.OwnedBy", "Policy.Read.All"] },
  ...{ lacking: ["Application.ReadWrite.OwnedBy"], closed: ["POST /applications", "PATCH /applications/{id}"] },
  lackingRoles: [],
};
const app: Examination = {
  tenant: { id: "tenant-1", isPractice: false },
  operator: { name: "deployer", objectId: "o", clientId: "c", kind: "app" },
  diagnoses: [],
  commands: [up],
};
const user: Examination = { ...app, operator: { name: "ada", objectId: "o", clientId: "c", kind: "user" } };

describe("what blocks", () => {
  it("is named for an app on its own, with what to do about it", () => {
    expect(renderExamination(app, view)).toBe(`
Privileges of commands
✗ up          lacks Application.ReadWrite.OwnedBy

Something blocks.
An administrator grants the app deployer what it lacks; then sign in anew.
\`appreg doctor --for <command>\` tells of one alone.
`);
  });

  it("is told with the calls that stay closed where one command is asked about", () => {
    expect(renderExamination(app, { ...view, isDetailed: true })).toBe(`
Privileges of commands
✗ up          lacks Application.ReadWrite.OwnedBy
              closed without: POST /applications, PATCH /applications/{id}
              the least that does: Application.ReadWrite.OwnedBy,
              Policy.Read.All (application)

Something blocks.
An administrator grants the app deployer what it lacks; then sign in anew.
`);
  });

  it("is a role of the user, or the app by which the user signed in", () => {
    const lackingRoles = [{ what: "register applications", role: "Application Developer" }];

    expect(renderExamination({ ...user, commands: [{ ...up, lackingRoles }] }, view)).toBe(`
Privileges of commands
✗ up          lacks Application.ReadWrite.OwnedBy
              the user may not register applications: the least role is
              Application Developer

Something blocks.
Sign in by way of an app that has what is lacking.
\`appreg doctor --for <command>\` tells of one alone.
`);
  });

  it("is that nobody is signed in, and then no command is judged", () => {
    const diagnosis = { subject: "signed in", mark: "blocks", what: "Nobody is.", fix: "`az login`" } as const;

    expect(
      renderExamination({ tenant: undefined, operator: undefined, diagnoses: [diagnosis], commands: [] }, view),
    ).toBe(`✗ signed in   Nobody is.
              fix: \`az login\`

Something blocks.
`);
  });
});

describe("what cannot be told", () => {
  it("blocks nothing", () => {
    const lackingRoles = [{ what: "register applications", role: "Application Developer" }];
    const command: CommandDiagnosis = { ...up, mark: "unknown", lacking: [], closed: [], lackingRoles };

    expect(renderExamination({ ...user, commands: [command] }, view)).toBe(`
Privileges of commands
? up          whether the user's roles do cannot be read here

Nothing blocks.
`);
  });
});

describe("on a terminal", () => {
  it("marks are painted, and foreign names move no cursor", () => {
    const paint = painter({ write: () => undefined, isTTY: true }, {});
    const diagnosis = { subject: "tenant", mark: "ok", what: "Bad\u001b[2J" } as const;

    expect(renderExamination({ ...app, diagnoses: [diagnosis], commands: [] }, { ...view, paint })).toBe(
      "\u001b[32m✓\u001b[39m \u001b[2mtenant\u001b[22m      Bad\uFFFD[2J\n\n\u001b[32mNothing blocks.\u001b[39m\n",
    );
  });
});
