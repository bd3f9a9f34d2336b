import { describe, expect, it } from "vitest";
import type { DriftReport } from "../../../cli/drift/driftReport";
import { watchDrift } from "../../../cli/drift/watchDrift";
import { DirectoryAnswerError } from "../../../directory";
import type { DriftFinding } from "../../../lifecycle";
import { recordDeps } from "../recordedDeps";

function report(...names: readonly string[]): DriftReport {
  const findings = names.map(
    (what): DriftFinding => ({
      ...{ app: "planner", area: "identity", kind: "added", what, side: "tenant", severity: "info", opens: false },
      remedies: [],
    }),
  );
  return {
    ...{ project: "apps", stack: "dev", engine: "rehearsal", tenantId: "t", isPractice: true, lookedAt: new Date(0) },
    ...{ findings, leftToUsers: [], notices: [], apps: ["planner"] },
  };
}

/** Each look in turn; the last one is interrupted while the next is waited for. */
async function watch(looks: readonly (DriftReport | Error)[]) {
  const { deps, result, interrupt } = recordDeps({ cwd: "/" });
  const told: string[] = [];
  const queue = [...looks];
  const last = await watchDrift({
    first: report("a"),
    seconds: 0.001,
    deps,
    look: async () => {
      const next = queue.shift();
      if (queue.length === 0) interrupt();
      if (next === undefined || next instanceof Error) throw next ?? new Error("asked too often");
      return next;
    },
    tell: ({ appeared, disappeared }) => {
      told.push([...appeared.map(({ what }) => `+${what}`), ...disappeared.map(({ what }) => `-${what}`)].join(" "));
    },
  });
  return { told, last: last.findings.map(({ what }) => what), stderr: result.stderr };
}

describe("a watch", () => {
  it("tells only what changed since the last look, until it is interrupted", async () => {
    expect(await watch([report("a"), report("a", "b"), report("a", "b"), report("b")])).toEqual({
      told: ["+b", "-a"],
      last: ["b"],
      stderr: "",
    });
  });

  it("goes on after a look that failed, and says so", async () => {
    const lost = new DirectoryAnswerError("503 without a body");
    const { told, stderr } = await watch([lost, report("a", "b"), report("a", "b")]);

    expect(told).toEqual(["+b"]);
    expect(stderr).toBe(
      "warning[ERR_DIRECTORY_ANSWER]: The directory answered 503 without a body. Looking again in 0.001 s.\n",
    );
  });

  it("ends with what is no error of ours", async () => {
    await expect(watch([new TypeError("a bug"), report("a")])).rejects.toThrow("a bug");
  });
});
