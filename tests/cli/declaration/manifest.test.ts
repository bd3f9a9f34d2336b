import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommandLine } from "../../../cli/main";
import { recordDeps } from "../recordedDeps";
import { createPlainProgram, type PlainProgram } from "../up/plainProgram";

let project: PlainProgram;

beforeAll(async () => {
  project = await createPlainProgram();
});

afterAll(() => project.remove());

async function run(...args: readonly string[]) {
  const { deps, result } = recordDeps({ cwd: project.folder, env: process.env, clock: () => new Date("2026-11-22") });
  await runCommandLine(args, deps);
  return result;
}

describe("appreg manifest", () => {
  it("writes what the program declares, of which a review says what changed and what appreg up takes", async () => {
    await run("manifest", "--out", "before.json");
    const before = project.program;
    project.program = before.replace("calendarsRead }", "mailRead }");
    await run("manifest", "--out", "after.json");
    const { stdout: digest } = await run("manifest", "--digest");
    project.program = before;

    const { exitCode, stdout, stderr } = await run(
      "review",
      "--base-file",
      "before.json",
      "--head-file",
      "after.json",
      "--json",
    );

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({
      project: "rooms",
      stack: "dev",
      labels: { base: "before", head: "after" },
      digests: { head: digest.trim() },
      apps: [{ name: "room-board", status: "changed" }],
      unchanged: ["mail-digest"],
    });
  });

  it("makes the digest of a review anew, whatever the file states", async () => {
    const file = join(project.folder, "before.json");
    const text = readFileSync(file, "utf8");
    const { digest } = JSON.parse(text);
    writeFileSync(file, text.replace(digest, `sha256:${"0".repeat(64)}`));

    const { stdout } = await run("review", "--base-file", "before.json", "--head-file", "before.json", "--json");

    expect(JSON.parse(stdout).digests).toEqual({ base: digest, head: digest });
  });

  it("is told apart from a damaged one", async () => {
    writeFileSync(
      join(project.folder, "damaged.json"),
      readFileSync(join(project.folder, "before.json"), "utf8").replace('"apps"', '"aps"'),
    );

    const { exitCode, stdout, stderr } = await run(
      "review",
      "--base-file",
      "before.json",
      "--head-file",
      "damaged.json",
    );

    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain("it is a damaged declaration");
  });

  it("ends with 2 where the program fails, and a review of that does not look clean", async () => {
    const before = project.program;
    project.program = `${before}\nthrow new Error("boom");`;
    const { exitCode } = await run("manifest", "--out", "failed.json");
    project.program = before;

    expect(exitCode).toBe(2);
    expect(await run("review", "--base-file", "before.json", "--head-file", "failed.json")).toMatchObject({
      exitCode: 2,
    });
  });

  it("declares nothing where there is no such stack, if that is allowed", async () => {
    expect(await run("manifest", "--stack", "prod")).toMatchObject({ exitCode: 2, stdout: "" });
    const { exitCode, stdout } = await run("manifest", "--stack", "prod", "--or-nothing");

    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ stack: "prod", apps: [], notices: [] });
  });
});
