/** What a person is asked, and what becomes of the answers: with answers from a script, and once at a terminal. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { QuestionLeft, type Questions } from "../../../cli/init/questions";
import type { InitOptions } from "../../../cli/init/readOptions";
import { runInit } from "../../../cli/init/runInit";
import { terminalQuestions } from "../../../cli/init/terminalQuestions";
import { recordDeps } from "../recordedDeps";

let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "appreg-init-")));
  const made = folder;
  onTestFinished(() => rmSync(made, { recursive: true }));
});

type Script = readonly (readonly [question: string, answer: string | readonly string[]])[];

/** Answers in order, each to the question that it is meant for; `undefined` takes what stands in the field. */
function scripted(script: Script): Questions {
  const rest = [...script];
  const next = (message: string) => {
    const [expected, answer] = rest.shift() ?? [];
    if (expected === undefined || answer === undefined || !message.startsWith(expected)) {
      throw new Error(`asked "${message}", answered "${expected}"`);
    }
    return answer;
  };
  return {
    choose: async (message, choices) => {
      const answer = next(message);
      const found = choices.find(({ value }) => value === answer);
      if (found === undefined) throw new QuestionLeft();
      return found.value;
    },
    text: async ({ message, initial, validate }) => {
      const answer = next(message);
      const text = answer === "(as it stands)" ? (initial ?? "") : String(answer);
      const problem = validate?.(text);
      if (problem !== undefined) throw new Error(`${message} ${text}: ${problem}`);
      return text;
    },
    search: async ({ message, find }) => {
      const words = next(message);
      return [...words].flatMap((word) => find(word).slice(0, 1)).map(({ value }) => value);
    },
  };
}

async function init(options: InitOptions, questions: Questions, yes: "yes" | "no" = "yes") {
  const ask = async <Value extends string>(_question: string, choices: readonly { value: Value }[]) =>
    choices.find(({ value }) => value === yes)?.value;
  const clock = () => new Date("2026-11-22T12:00:00Z");
  const { deps, result } = recordDeps({ cwd: folder, ask, clock });
  const check = async () => ({ errors: [], warnings: [] });
  const exitCode = await runInit(options, deps, { questions: async () => questions, check });
  return { ...result, exitCode };
}

function program(): string {
  return readFileSync(join(folder, "index.ts"), "utf8");
}

const webApp: Script = [
  ["What kind of app", "web"],
  ["Its name in the program", "portal"],
  ["Its name on the consent page", "(as it stands)"],
  ["Where people come back to", "http://localhost:3000/a, https://portal.contoso.com/a"],
  ["What it may do", ["calendars read shared", "GET /me/messages"]],
  ["How does it prove", "secret"],
  ["Its last day", "(as it stands)"],
  ["Who consents", "code"],
  ["In which tenant", "practice"],
  ["Name of the stack", "(as it stands)"],
];

describe("a person is asked", () => {
  it("for everything, and sees what is going to be written", async () => {
    const { exitCode, stderr } = await init({}, scripted(webApp));

    expect(exitCode).toBe(0);
    expect(program()).toContain(`const portalApp = new WebApp("portal", {
  displayName: "Portal",
  redirectUris: ["http://localhost:3000/a", "https://portal.contoso.com/a"],
  permissions: {
    microsoftGraph: { delegated: ["Calendars.Read.Shared", "Mail.ReadBasic"] },
  },
  credentials: { secrets: [{ name: "until-2027-05-21", until: "2027-05-21" }] },
  consent: "wholeTenant",
});
`);
    expect(stderr).toContain("\nindex.ts (new)\n+ /** The apps of this tenant.");
    expect(stderr).toContain("\nand Pulumi.yaml, package.json, tsconfig.json, .gitignore\n");
  });

  it("for nothing that the options say", async () => {
    const questions = scripted([
      ["Its name on the consent page", "Mail Digest"],
      ["In which tenant", "real"],
      ["Its ID", "01234567-89ab-cdef-0123-456789abcdef"],
      ["In which cloud", "china"],
    ]);
    const options: InitOptions = {
      ...{ kind: "daemon", name: "mail-digest", permission: ["Mail.Send"], stack: "contoso" },
      consent: "people",
      federated: ["github:contoso/mail-digest:branch=main"],
    };
    await init(options, questions);

    expect(readFileSync(join(folder, "Pulumi.contoso.yaml"), "utf8")).toContain(
      "  azuread:tenantId: 01234567-89ab-cdef-0123-456789abcdef\n  azuread:environment: china\n",
    );
  });

  it("for the scopes of an API, and for no proof where it calls nothing itself", async () => {
    const questions = scripted([
      ["Its name on the consent page", "(as it stands)"],
      ["Scopes that it offers", "(as it stands)"],
      ["What it may do", []],
    ]);
    await init({ kind: "api", name: "rooms-api", tenant: "practice", stack: "dev" }, questions);

    expect(program()).toContain('"Rooms.Read": {');
  });

  it.each([
    [
      "github",
      [
        ["Which of its jobs", "pullRequest"],
        ["Repository", "contoso/digest"],
      ],
      'githubActions({ repository: "contoso/digest", pullRequest: true })',
    ],
    [
      "gitlab",
      [
        ["Which of its jobs", "tag"],
        ["Project with", "a/b/c"],
        ["Name of the tag", "v2"],
      ],
      'gitLab({ project: "a/b/c", tag: "v2" })',
    ],
    [
      "terraform",
      [
        ["Organization", "o"],
        ["Project", "p"],
        ["Workspace", "w"],
      ],
      'phase: "apply"',
    ],
  ] as const)("for what %s calls things", async (platform, script, call) => {
    const questions = scripted([["How does it prove", "federated"], ["Where does it run", platform], ...script]);
    const options = {
      kind: "daemon",
      name: "digest",
      displayName: "Digest",
      permission: [],
      tenant: "practice",
      stack: "dev",
    };
    await init(options, questions);

    expect(program()).toContain(call);
  });

  it("in vain for a permission without the kind that says whether it fits", async () => {
    await expect(init({ permission: ["Calendars.Read"] }, scripted([]))).rejects.toThrow(
      "--permission: what it may use depends on the kind of app.",
    );
  });
});

describe("nothing is written", () => {
  it("when the person says no to what is shown", async () => {
    const { exitCode, stderr } = await init({}, scripted(webApp), "no");

    expect({ exitCode, files: readdirSync(folder) }).toEqual({ exitCode: 1, files: [] });
    expect(stderr).toMatch(/\nNothing was written\.\n$/);
  });

  it("when the person leaves in the middle", async () => {
    const questions = scripted([...webApp.slice(0, 5), ["How does it prove", "(left)"]]);

    expect(await init({}, questions)).toMatchObject({ exitCode: 1, stdout: "", stderr: "Nothing was written.\n" });
    expect(readdirSync(folder)).toEqual([]);
  });
});

/** A terminal of 80 columns at which keys are pressed once a text stands on it. */
class FakeTerminal {
  readonly input = new PassThrough();
  readonly output = Object.assign(new PassThrough(), { columns: 80, rows: 40, isTTY: true });
  #shown = "";

  constructor() {
    this.output.setEncoding("utf8").on("data", (text: string) => {
      this.#shown += stripVTControlCharacters(text);
    });
  }

  /** Presses keys when the text has come; what was on the screen before does not count again. */
  async press(after: string, ...keys: readonly string[]): Promise<void> {
    while (!this.#shown.includes(after)) await new Promise((resolve) => this.output.once("data", resolve));
    this.#shown = "";
    for (const key of keys) this.input.write(key);
  }
}

const keys = { enter: "\r", down: "\u001b[B", tab: "\t", leave: "\u0003" };

describe("at a terminal", () => {
  it("choices, fields and the search answer to keys", async () => {
    const terminal = new FakeTerminal();
    const ended = init({ tenant: "practice", stack: "dev" }, terminalQuestions(terminal));
    await terminal.press("What kind of app is it?", keys.down, keys.down, keys.enter);
    await terminal.press("Its name in the program", "calendar sync", keys.enter);
    await terminal.press("A name begins with a letter", "\u0015", "calendar-sync", keys.enter);
    await terminal.press("Its name on the consent page", keys.enter);
    await terminal.press("Where people come back to", keys.enter);
    await terminal.press("User.Read", keys.tab);
    await terminal.press("◼", "contacts write");
    await terminal.press("contacts write", keys.tab);
    await terminal.press("User.Read, Contacts.ReadWrite", keys.enter);
    await terminal.press("Who consents to that?", keys.enter);

    expect((await ended).exitCode).toBe(0);
    expect(program()).toContain(`new NativeApp("calendar-sync", {
  displayName: "Calendar Sync",
  permissions: {
    microsoftGraph: { delegated: ["User.Read", "Contacts.ReadWrite"] },
  },
});`);
  });

  it("Ctrl-C leaves everything as it was", async () => {
    const terminal = new FakeTerminal();
    const ended = init({}, terminalQuestions(terminal));
    await terminal.press("What kind of app is it?", keys.leave);

    expect(await ended).toMatchObject({ exitCode: 1, stdout: "", stderr: "Nothing was written.\n" });
    expect(existsSync(join(folder, "index.ts"))).toBe(false);
  });
});
