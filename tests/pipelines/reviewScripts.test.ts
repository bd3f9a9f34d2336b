import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtCommand, runBuilt } from "../cli/builtCommand";
import { createPlainProgram, type PlainProgram } from "../cli/up/plainProgram";

const root = join(__dirname, "..", "..");
const place = mkdtempSync(join(tmpdir(), "appreg-pipeline-"));
let project: PlainProgram;
let base: string;

beforeAll(async () => {
  project = await createPlainProgram();
  writeFileSync(join(project.folder, ".gitignore"), "node_modules\n");
  git("init", "--quiet", "--initial-branch=main");
  base = commit("before");
  // In the place of the one that installs nothing and runs the project's own `appreg`.
  const npx = join(place, "npx");
  writeFileSync(npx, `#!/bin/bash\nexec "${process.execPath}" "${builtCommand}" "\${@:3}"\n`);
  chmodSync(npx, 0o755);
});

afterAll(() => {
  project.remove();
  rmSync(place, { recursive: true });
});

function git(...args: readonly string[]): string {
  const identity = ["-c", "user.name=Ada", "-c", "user.email=ada@contoso.example"];
  return execFileSync("git", [...identity, ...args], { cwd: project.folder, encoding: "utf8" }).trim();
}

function commit(message: string): string {
  git("add", ".");
  git("commit", "--quiet", "--message", message);
  return git("rev-parse", "HEAD");
}

/** Commits a changed program, and runs the script of the pull request there. */
async function review(name: string, change: (program: string) => string) {
  git("checkout", "--quiet", "main");
  project.program = change(project.program);
  const head = commit(name);
  const folder = join(place, name);
  return { head, folder, ...(await runShell("review", { FOLDER: folder, BASE: base, STACK: "dev" })) };
}

/** Runs the script of the publishing workflow on the base, with what the pull request declares as data. */
async function render(name: string, { head, reading }: { readonly head: string; readonly reading: string }) {
  git("checkout", "--quiet", base);
  const folder = join(place, `${name}-rendered`);
  const inputs = { FOLDER: folder, STACK: "dev", TREE: git("rev-parse", `${head}^{tree}`), NUMBER: "12", HEAD: head };
  const given = Object.fromEntries(Object.entries(inputs).map(([key, value]) => [`INPUT_${key}`, value]));
  return { folder, ...(await runShell("render", { ...inputs, ...given, BASE: base, READING: reading })) };
}

async function runShell(script: string, variables: Readonly<Record<string, string>>) {
  const run = mkdtempSync(join(place, "run-"));
  mkdirSync(run, { recursive: true });
  const [outputFile, summaryFile, eventFile] = ["output", "summary", "event"].map((name) => join(run, name));
  writeFileSync(String(eventFile), "{}");
  const child = spawn("bash", [join(root, "action", "scripts", `${script}.sh`)], {
    cwd: project.folder,
    env: {
      ...variables,
      PATH: `${place}:${process.env.PATH}`,
      GITHUB_ACTION_PATH: join(root, "action", "render"),
      GITHUB_OUTPUT: outputFile,
      GITHUB_STEP_SUMMARY: summaryFile,
      GITHUB_EVENT_PATH: eventFile,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, "close"), text(child.stdout)]);
  return { code, stderr, outputs: existsSync(String(outputFile)) ? readFileSync(String(outputFile), "utf8") : "" };
}

describe("a pull request", () => {
  it("is reviewed where its code runs and again where it does not, with one digest", { timeout: 120_000 }, async () => {
    const reviewed = await review("wider", (program) => program.replace("calendarsRead }", "mailRead }"));
    const { stdout } = await runBuilt(["manifest", "--digest"], { cwd: project.folder });
    const digest = stdout.trim();

    expect(reviewed).toMatchObject({ code: 0, outputs: `digest=${digest}\n` });
    // The review of commits and the review of data agree.
    expect(JSON.parse(readFileSync(join(reviewed.folder, "review.json"), "utf8")).digests.head).toBe(digest);
    const rendered = await render("wider", { head: reviewed.head, reading: join(reviewed.folder, "declared.json") });

    expect(rendered).toMatchObject({ code: 0 });
    const tree = git("rev-parse", `${reviewed.head}^{tree}`);
    expect(rendered.outputs).toBe(`digest=${digest}\nartifact=appreg-review-dev-${tree}\n`);
    expect(JSON.parse(readFileSync(join(rendered.folder, "approved.json"), "utf8"))).toEqual({
      digest,
      tree,
      stack: "dev",
      pullRequest: 12,
      head: reviewed.head,
    });
    const comment = readFileSync(join(rendered.folder, "review.md"), "utf8");
    expect(comment.split("\n")[0]).toBe("<!-- appreg-review:rooms/dev -->");
    expect(comment).toContain("Mail.Read");
    expect(comment).toContain(digest);
  });

  it("whose program fails gets a comment that says so, and nothing to approve", { timeout: 120_000 }, async () => {
    const failed = await review("failing", (program) => `${program}\nthrow new Error("boom");`);
    const rendered = await render("failing", { head: failed.head, reading: join(failed.folder, "declared.json") });

    expect(failed.code).toBe(2);
    expect(rendered).toMatchObject({ code: 0, outputs: "" });
    expect(existsSync(join(rendered.folder, "approved.json"))).toBe(false);
    expect(readFileSync(join(rendered.folder, "review.md"), "utf8")).toContain("boom");
  });

  it("that hands over what is no declaration gets no review", { timeout: 120_000 }, async () => {
    const reading = join(place, "nonsense.json");
    writeFileSync(reading, '{"$schema":"urn:entra-app-registration:declaration:1","stack":"dev","apps":"all"}');

    const rendered = await render("nonsense", { head: base, reading });

    expect(rendered.code).not.toBe(0);
    expect(existsSync(join(rendered.folder, "review.md"))).toBe(false);
  });
});
