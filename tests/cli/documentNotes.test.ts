import { expect, it } from "vitest";
import { documentNotes } from "../../cli/rehearsal/documentNotes";
import { recordDeps } from "./recordedDeps";

it("tells beside a document what is waited for, on stderr, and nothing else of the run", () => {
  const { deps, result } = recordDeps({ cwd: "/" });
  const { print } = documentNotes(deps);
  print({ kind: "started", operation: "up", project: "sample", stack: "dev" });
  print({ kind: "waiting", directory: [], milliseconds: 10_000 });
  print({ kind: "summary", changes: {}, milliseconds: 10_500, succeeded: true });

  expect(result).toEqual({
    stdout: "",
    stderr: [
      "Waiting for the program, which has asked for nothing for 10 seconds.",
      "  A timer, an open connection, a promise or a loop of its own keeps it.",
      "  Ctrl-C ends the run; the state keeps what was done.",
      "",
    ].join("\n"),
    exitCode: undefined,
  });
});
