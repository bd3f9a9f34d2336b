import { describe, expect, it } from "vitest";
import { RehearsalPrinter } from "../../cli/rehearsal/rehearsalPrinter";
import type { RehearsalEvent, RehearsalOperation, StepRecord } from "../../rehearsal";
import { recordDeps } from "./recordedDeps";

const urn = "urn:pulumi:dev::sample::azuread:index/application:Application::calendar-sync";
const step: StepRecord = {
  operation: "create",
  urn,
  type: "azuread:index/application:Application",
  name: "calendar-sync",
  custom: true,
  replaceKeys: [],
  diffs: [],
  detailedDiff: {},
};

function print(operation: RehearsalOperation, events: readonly RehearsalEvent[]) {
  const { deps, result } = recordDeps({ cwd: "/" });
  const printer = new RehearsalPrinter(operation, deps);
  for (const event of events) printer.print(event);
  return result;
}

describe("RehearsalPrinter", () => {
  it("prints steps as they end, then messages, outputs and counts; notes and the program's own text apart", () => {
    const { stdout, stderr } = print("up", [
      { kind: "started", operation: "up", project: "sample", stack: "dev" },
      { kind: "configReplaced", keys: ["azuread:tenantId"], origin: "https://127.0.0.1:28443" },
      { kind: "programOutput", stream: "stdout", text: "hello from the program\n" },
      { kind: "stepStarted", step },
      { kind: "stepEnded", step, milliseconds: 320 },
      { kind: "stepEnded", step: { ...step, operation: "same", name: "room-board" }, milliseconds: 1 },
      { kind: "diagnostic", diagnostic: { severity: "warning", urn, message: "beware" } },
      { kind: "outputs", olds: {}, news: { clientId: "id" } },
      { kind: "summary", changes: { create: 1, same: 1 }, milliseconds: 1500, succeeded: true },
    ]);

    expect(stdout).toBe(
      [
        "Rehearsing an update (dev):",
        " +  azuread:Application       calendar-sync  created (0.3s)",
        "",
        "Diagnostics:",
        "  azuread:Application (calendar-sync):",
        "    warning: beware",
        "",
        "Outputs:",
        '  + clientId: "id"',
        "",
        "Resources:",
        "    + 1 created",
        "    1 unchanged",
        "",
        "Duration: 1.5s",
        "",
      ].join("\n"),
    );
    expect(stderr).toBe(
      "The practice tenant https://127.0.0.1:28443 stands in for what the stack says of its own.\nhello from the program\n",
    );
  });

  it.each([
    [{}, "\u001b[32m+ \u001b[39m azuread:Application       calendar-sync  \u001b[32mcreated\u001b[39m"],
    [{ NO_COLOR: "1" }, "+  azuread:Application       calendar-sync  created"],
  ])("colours the steps on a terminal, as far as %j lets it", (env, line) => {
    let shown = "";
    const stdout = { write: (text: string) => (shown += text), isTTY: true };
    const { deps } = recordDeps({ cwd: "/", env, stdout });
    new RehearsalPrinter("up", deps).print({ kind: "stepEnded", step, milliseconds: 1 });

    expect(shown).toBe(` ${line}\n`);
  });

  it("prints the messages of a run that failed, and not the outputs of the one before", () => {
    const { stdout } = print("preview", [
      { kind: "started", operation: "preview", project: "sample", stack: "dev" },
      { kind: "diagnostic", diagnostic: { severity: "error", message: "it failed" } },
      { kind: "outputs", olds: { former: "a" }, news: { former: "a" } },
      { kind: "summary", changes: {}, milliseconds: 900, succeeded: false },
    ]);

    expect(stdout).toBe(
      [
        "Rehearsing a preview (dev):",
        "",
        "Diagnostics:",
        "  The stack:",
        "    error: it failed",
        "",
        "Resources:",
        "    1 errored",
        "",
        "Duration: 0.9s",
        "",
      ].join("\n"),
    );
  });
});
