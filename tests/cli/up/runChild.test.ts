import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readOutput, runForPerson } from "../../../cli/up/runChild";

const folder = mkdtempSync(join(tmpdir(), "appreg-child-"));
afterAll(() => rmSync(folder, { recursive: true }));

const place = { cwd: folder, env: process.env };
const node = (script: string) => [process.execPath, "-e", script] as const;

describe("a command that is run for a person", () => {
  it("passes its exit code on", async () => {
    expect(await runForPerson(node("process.exit(255)"), place)).toBe(255);
  });

  it("has the exit code of a shell where a signal ended it", async () => {
    expect(await runForPerson(node("process.kill(process.pid, 'SIGTERM'); setInterval(() => {}, 1000)"), place)).toBe(
      143,
    );
  });

  it("runs in its folder, and what it prints can be read", async () => {
    expect(await readOutput(node("console.log(process.cwd()); console.error('note')"), place)).toEqual({
      code: 0,
      stdout: `${folder}\n`,
      stderr: "note\n",
    });
  });

  it("is missing with the code that Node gives", async () => {
    await expect(readOutput(["no-such-command-here"], place)).rejects.toMatchObject({ code: "ENOENT" });
  });

  it.each(["SIGINT", "SIGTERM"] as const)("hears once of %s, and decides itself when it is over", async (signal) => {
    const heard = join(folder, `heard-${signal}`);
    const child = join(folder, `child-${signal}.js`);
    writeFileSync(
      child,
      `const { appendFileSync } = require("node:fs");
process.on("${signal}", () => { appendFileSync(${JSON.stringify(heard)}, "once\\n"); setTimeout(() => process.exit(7), 50); });
process.stdout.write("ready\\n");
setInterval(() => {}, 1000);`,
    );
    const parent = spawn(process.execPath, ["-e", runnerOf(child)], {
      stdio: ["ignore", "pipe", "inherit"],
      // A group of its own, as a terminal or a build service gives it.
      detached: true,
    });
    await once(parent.stdout, "data");
    if (parent.pid === undefined) throw new Error("the parent did not start");
    // To the whole group, as Ctrl-C and build services send it.
    process.kill(-parent.pid, signal);
    const [code] = await once(parent, "close");

    expect(code).toBe(7);
    expect(readFileSync(heard, "utf8")).toBe("once\n");
  });
});

/** A program that runs the child for a person and ends as it does. */
function runnerOf(child: string): string {
  const root = join(__dirname, "..", "..", "..");
  return `require(${JSON.stringify(join(root, "scripts", "loadTypeScript.cjs"))});
const { runForPerson } = require(${JSON.stringify(join(root, "cli", "up", "runChild.ts"))});
runForPerson([process.execPath, ${JSON.stringify(child)}], { cwd: process.cwd(), env: process.env }).then(process.exit);`;
}
