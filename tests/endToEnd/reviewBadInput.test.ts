/** What `appreg review` says of versions that it cannot compare: never anything that looks like a clean review. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { runCommandLine } from "../../cli/main";
import { recordDeps } from "../cli/recordedDeps";
import { plainProgram, ReviewedProject } from "./reviewedProject";

/** How a command ended that printed nothing, and the first line of what it said. */
const refusal = ({ exitCode, stdout, stderr }: { exitCode: number | undefined; stdout: string; stderr: string }) => ({
  exitCode,
  stdout,
  error: stderr.split("\n")[0],
});

describe("appreg review, where there is nothing to compare,", { timeout: 60_000 }, () => {
  it("names a ref that does not exist, and how to get one of a remote", async () => {
    const project = ReviewedProject.create();

    const result = await project.review(["--base", "release"]);

    expect(refusal(result)).toEqual({
      exitCode: 2,
      stdout: "",
      error: 'error[ERR_REF_UNKNOWN]: The repository has no commit that goes by "release".',
    });
    expect(result.stderr).toContain("git fetch origin release");
  });

  it("does not take a ref for an option of git", async () => {
    const project = ReviewedProject.create();

    expect(refusal(await project.review(["--base=--output=stolen"])).error).toBe(
      'error[ERR_REF_UNKNOWN]: The repository has no commit that goes by "--output=stolen".',
    );
  });

  it("says that a folder is in no repository", async () => {
    const project = ReviewedProject.create();
    project.remove(".git");

    expect(refusal(await project.review())).toEqual({
      exitCode: 2,
      stdout: "",
      error: `error[ERR_REPOSITORY_NOT_FOUND]: ${project.folder} is in no git repository, so there is no version to compare with.`,
    });
  });

  it("passes on why git does not open a repository", async () => {
    const project = ReviewedProject.create();
    const env = { PATH: process.env.PATH, HOME: project.folder, XDG_CONFIG_HOME: project.folder };
    project.write({ ".git/config": "[core\n" });

    expect(refusal(await project.review([], { env })).error).toMatch(
      /^error\[ERR_REPOSITORY_NOT_FOUND\]: git does not open the repository of .*: fatal: bad config line 1/,
    );
  });

  it("says that git is missing", async () => {
    const project = ReviewedProject.create();

    expect(refusal(await project.review([], { env: { PATH: "/nowhere" } })).error).toMatch(
      /^error\[ERR_REPOSITORY_NOT_FOUND\]: git cannot be run/,
    );
  });

  it("says that a history was fetched in part only", async () => {
    const project = ReviewedProject.create();
    project.git("switch", "--quiet", "--orphan", "unrelated");
    project.write({ "Pulumi.yaml": "name: shop\nruntime: nodejs\nmain: index.ts\n", "index.ts": plainProgram() });
    project.commit("another root");

    const { stderr } = await project.review();

    expect(stderr).toMatch(/^error\[ERR_REF_UNKNOWN\]: main and the head have no commit in common here/);
    expect(stderr).toContain("git fetch --unshallow");
  });

  it("names the stacks there are where neither version has the one that was asked for", async () => {
    const project = ReviewedProject.create();

    const result = await project.review(["--stack", "prod"]);

    expect(refusal(result)).toEqual({
      exitCode: 2,
      stdout: "",
      error: 'error[ERR_STACK_NOT_FOUND]: The project has no stack "prod": there is no Pulumi.prod.yaml.',
    });
    expect(result.stderr).toContain("--stack dev");
  });

  it("says what to install where a version asks for other packages, and takes a folder that has them", async () => {
    const project = ReviewedProject.create();
    const first = project.git("rev-parse", "--short=7", "HEAD");
    project.write({ "package-lock.json": '{"lockfileVersion":3,"packages":{"":{}}}\n' });

    const result = await project.review();

    expect(refusal(result)).toEqual({
      exitCode: 2,
      stdout: "",
      error: `error[ERR_DEPENDENCIES_DIFFER]: main (${first}) asks for other packages than those that are installed here: its package-lock.json differs.`,
    });
    expect(result.stderr).toContain(`git worktree add ../other ${first}; cd ../other; npm ci`);

    const other = join(mkdtempSync(join(tmpdir(), "appreg-other-")), "checkout");
    onTestFinished(() => rmSync(join(other, ".."), { recursive: true, force: true }));
    project.git("worktree", "add", "--quiet", "--detach", other, first);
    project.linkPackages(other);
    const { exitCode, review } = await project.reviewed(["--base", other]);
    expect({ exitCode, labels: review.labels }).toEqual({ exitCode: 0, labels: { base: other, head: "working tree" } });
  });

  it("refuses to compare files and commits at once, and a format that contradicts --json", async () => {
    const project = ReviewedProject.create();

    expect(refusal(await project.review(["--base-file", "a", "--base", "main"])).error).toMatch(/^error\[ERR_USAGE\]/);
    expect(refusal(await project.review(["--json", "--format", "sarif"])).error).toMatch(/^error\[ERR_USAGE\]/);
  });
});

describe("appreg review, where a program cannot be run to its end,", { timeout: 60_000 }, () => {
  it("shows why, and a review that says that nothing was compared", async () => {
    const project = ReviewedProject.create();
    project.write({ "index.ts": `${plainProgram()}throw new Error("the tenant is on fire");\n` });

    const { exitCode, stderr, review } = await project.reviewed(["--fail-on", "critical"]);

    expect(exitCode).toBe(2);
    expect(review.summary.comparison).toBe("none");
    expect(review.apps).toEqual([]);
    expect(review.notices.map(({ kind, side }: { kind: string; side: string }) => [kind, side])).toEqual([
      ["failed", "head"],
    ]);
    expect(stderr).toMatch(/^The program of working tree could not be run to its end:\n/);
    expect(stderr).toContain("the tenant is on fire");
  });

  it("says so in a comment, too", async () => {
    const project = ReviewedProject.create({ "index.ts": "throw new Error('broken on main');\n" });
    project.write({ "index.ts": plainProgram() });

    const { exitCode, stdout } = await project.review(["--format", "markdown"]);

    expect(exitCode).toBe(2);
    expect(stdout).toContain("broken on main");
    expect(stdout).not.toContain("No app changes");
  });

  it("tells arguments that the provider refuses as the provider does", async () => {
    const project = ReviewedProject.create();
    project.write({ "index.ts": plainProgram("no address") });

    const { exitCode, review } = await project.reviewed();

    expect(exitCode).toBe(2);
    expect(review.notices[0].about).toBe("azuread:Application app-0");
    expect(review.notices[0].text).toMatch(/has a problem/);
  });

  it.each([
    ["Pulumi.dev.yaml", "config: [1, 2]\n", "Pulumi.dev.yaml: config"],
    ["Pulumi.yaml", "name: shop\nruntime: python\n", "Pulumi.yaml: runtime"],
    ["Pulumi.dev.yaml", "environment: [secrets]\n", "Pulumi Pulumi ESC".slice(7)],
  ])("tells what is wrong with a version's %s", async (file, text, told) => {
    const project = ReviewedProject.create();
    project.write({ [file]: text });

    const { exitCode, stderr, review } = await project.reviewed();

    expect(exitCode).toBe(2);
    expect(review.summary.comparison).toBe("none");
    expect(stderr).toContain(told);
  });
});

describe("appreg review, where it does not know all of a program,", { timeout: 60_000 }, () => {
  it("goes on at a type of azuread that it does not know, says so on top and ends with 2", async () => {
    const project = ReviewedProject.create();
    project.write({
      "index.ts": `${plainProgram("https://elsewhere.example/")}
const group = new azuread.Group("team", { displayName: "Team", securityEnabled: true });
new azuread.GroupMember("lead", { groupObjectId: group.objectId, memberObjectId: "22222222-2222-4222-8222-222222222222" });
`,
    });

    const { exitCode, review } = await project.reviewed();

    expect(exitCode).toBe(2);
    expect(review.summary.comparison).toBe("partial");
    expect(review.apps.map(({ name }: { name: string }) => name)).toEqual(["app-0"]);
    expect(review.notices.map(({ kind, about }: { kind: string; about: string }) => [kind, about])).toEqual([
      ["unsupported", "azuread:Group team"],
      ["unsupported", "azuread:GroupMember lead"],
    ]);
  });

  it("says so of what it runs but no manifest holds, such as an app that is made of parts", async () => {
    const project = ReviewedProject.create();
    project.write({
      "index.ts": `${plainProgram()}
const parts = new azuread.ApplicationRegistration("parts", { displayName: "Parts" });
new azuread.ApplicationFallbackPublicClient("parts", { applicationId: parts.id, enabled: true });
`,
    });

    const { exitCode, review } = await project.reviewed();

    expect(exitCode).toBe(2);
    expect(review.notices.map(({ kind, about }: { kind: string; about: string }) => [kind, about])).toEqual([
      ["unsupported", "azuread:ApplicationFallbackPublicClient parts"],
      ["unsupported", "azuread:ApplicationRegistration parts"],
    ]);
  });
});

describe("appreg review without a network", () => {
  const noNetwork = ["--user", "--map-root-user", "--net"];
  const canUnshare = (() => {
    try {
      execFileSync("unshare", [...noNetwork, "sh", "-c", "ip link set lo up"], { stdio: "ignore" });
      return true;
    } catch {
      return false;
    }
  })();

  it.skipIf(!canUnshare)(
    "does all that it does with one (needs `unshare`, and the right to make a network namespace)",
    { timeout: 120_000 },
    async () => {
      const project = ReviewedProject.create();
      project.write({ "index.ts": plainProgram("https://elsewhere.example/") });
      const command = [process.execPath, join(__dirname, "..", "..", "bin", "appreg.js"), "review", "--json"];
      const inside = `ip link set lo up && exec "$@"`;

      const stdout = execFileSync("unshare", [...noNetwork, "sh", "-c", inside, "sh", ...command], {
        cwd: project.folder,
        encoding: "utf8",
        env: { PATH: process.env.PATH },
      });

      const { deps, result } = recordDeps({ cwd: project.folder });
      await runCommandLine(["review", "--json"], deps);
      expect({ ...JSON.parse(stdout), today: "" }).toEqual({ ...JSON.parse(result.stdout), today: "" });
    },
  );
});
