import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { readStackState } from "../../rehearsal";
import { errorsOf, stepsOf, TestProject } from "./rehearseProgram";

/** Rehearses `up` in a process that is killed when the named object is about to be written. */
async function rehearseAndKill(project: TestProject, program: string, victim: string): Promise<void> {
  project.writeProgram(program);
  // The sources as they lie there: the engine looks for its own files beside them.
  const script = [
    "--require",
    require.resolve("../../scripts/loadTypeScript.cjs"),
    require.resolve("./killedRehearsal.ts"),
  ];
  const child = spawn(process.execPath, [...script, project.folder, project.stateFile, victim], { stdio: "ignore" });
  const [, signal] = await once(child, "exit");
  expect(signal).toBe("SIGKILL");
}

describe("a rehearsal that is killed", { timeout: 120_000 }, () => {
  const program = `const one = app("one"); app("victim", { ref: one.id });`;

  it("leaves a whole state with what was done, and a note of what it had begun", async () => {
    const project = new TestProject();
    await rehearseAndKill(project, program, "victim");

    const { resources, pendingOperations } = await readStackState(project.stateFile);
    expect(resources.map(({ urn }) => urn.split("::").at(-1))).toEqual(["proj-dev", "default_6_9_1", "one"]);
    expect(pendingOperations).toEqual([
      { type: "creating", resource: expect.objectContaining({ urn: expect.stringMatching(/::victim$/) }) },
    ]);
    expect(existsSync(`${project.stateFile}.lock`)).toBe(true);
  });

  it("takes its program along", async () => {
    const project = new TestProject();
    const pidFile = join(project.folder, "pid");
    const noted = `require("node:fs").writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));`;
    await rehearseAndKill(project, noted + program, "victim");

    const pid = Number(readFileSync(pidFile, "utf8"));
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow("ESRCH"), { timeout: 20_000 });
  });

  it("does not stop the next one, which tells the note and keeps it until a refresh is told to clear it", async () => {
    const project = new TestProject();
    await rehearseAndKill(project, program, "victim");
    project.provider.objects.set("/one/1", { label: "none", token: "t", id: "/one/1" });

    const next = await project.up(program);
    const kept = project.state().pending_operations;
    await project.run("refresh", program, { clearPendingCreations: true });

    expect(errorsOf(next)).toEqual([]);
    expect(stepsOf(next)).toEqual(["same one", "create victim"]);
    expect(next.diagnostics[0]).toMatchObject({
      severity: "warning",
      message: expect.stringContaining("::victim, interrupted while creating"),
    });
    expect(kept).toHaveLength(1);
    expect(project.state().pending_operations).toBeUndefined();
  });
});
