import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { askToGoOn } from "../../cli/rehearsal/askToGoOn";
import type { RehearsalRun } from "../../cli/rehearsal/rehearsalRun";
import type { RehearsalResult } from "../../rehearsal";
import { recordDeps } from "./recordedDeps";

const preview: RehearsalResult = {
  exitCode: 0,
  outputs: {},
  shownOutputs: {},
  changes: { create: 1 },
  steps: [
    {
      operation: "create",
      urn: "urn:pulumi:dev::sample::azuread:index/application:Application::calendar-sync",
      type: "azuread:index/application:Application",
      name: "calendar-sync",
      custom: true,
      newInputs: { displayName: "Calendar Sync" },
      replaceKeys: [],
      diffs: [],
      detailedDiff: {},
    },
  ],
  diagnostics: [],
  milliseconds: 1,
};

/** A run at a terminal where the answers are given one after the other. */
function runAnswering(...answers: string[]) {
  const asked: string[] = [];
  const { deps, result } = recordDeps({
    cwd: "/",
    ask: async (question, choices) => {
      asked.push(`${question} ${choices.map(({ value }) => value).join("/")}`);
      const answer = answers.shift();
      return choices.find(({ value }) => value === answer)?.value;
    },
  });
  const run: RehearsalRun = {
    project: { name: "sample", folder: "/", practiceFolder: "/.practice" },
    stack: { name: "dev", config: {}, rehearsalState: "/nowhere/dev.json" },
    options: {},
    deps,
  };
  return { run, asked, result };
}

describe("askToGoOn", () => {
  it("previews an update, shows details on request, and asks again", async () => {
    const { run, asked, result } = runAnswering("details", "yes");
    const performed: string[] = [];
    const perform = async (operation: string) => {
      performed.push(operation);
      return preview;
    };

    expect(await askToGoOn("up", run, perform)).toBe(true);
    expect(performed).toEqual(["preview"]);
    expect(asked).toEqual([
      "Do you want to perform this update? yes/no/details",
      "Do you want to perform this update? yes/no/details",
    ]);
    expect(result.stdout).toBe('azuread:Application calendar-sync: {\n    displayName: "Calendar Sync"\n}\n');
  });

  it("does not ask after a preview that failed", async () => {
    const { run, asked } = runAnswering("yes");

    expect(await askToGoOn("up", run, async () => ({ ...preview, exitCode: 1 }))).toBe(false);
    expect(asked).toEqual([]);
  });

  it.each(["no", "left the question"])("takes %j for no", async (answer) => {
    const { run } = runAnswering(answer);

    expect(await askToGoOn("up", run, async () => preview)).toBe(false);
  });

  it("lists what a destroy would delete", async () => {
    const { run, asked, result } = runAnswering("yes");

    expect(await askToGoOn("destroy", run, () => Promise.reject(new Error("no preview of a destroy")))).toBe(true);
    expect(asked).toEqual(["Do you want to destroy these resources? yes/no"]);
    expect(result.stdout).toBe("The stack holds no resources.\n");
  });

  it("tells what a destroy would delete from what it would only forget", async () => {
    const { run, result } = runAnswering("yes");
    const folder = mkdtempSync(join(tmpdir(), "ask-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const rehearsalState = join(folder, "dev.json");
    const type = "azuread:index/application:Application";
    const resourceOf = (name: string) => ({ urn: `urn:pulumi:dev::sample::${type}::${name}`, type, custom: true });
    const resources = [resourceOf("own"), { ...resourceOf("seen"), external: true }];
    writeFileSync(rehearsalState, JSON.stringify({ version: 3, deployment: { resources } }));

    await askToGoOn("destroy", { ...run, stack: { ...run.stack, rehearsalState } }, async () => preview);

    expect(result.stdout).toBe(" -  azuread:Application own\n <  azuread:Application seen\n\n");
  });
});
