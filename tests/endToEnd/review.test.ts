/** `appreg review` on repositories with a history: which versions it takes, and that it leaves everything as it was. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { runCommandLine } from "../../cli/main";
import { recordDeps } from "../cli/recordedDeps";
import { plainProgram, ReviewedProject } from "./reviewedProject";

const elsewhere = plainProgram("https://elsewhere.example/");

/** A temporary folder of this file's own: reviews of other tests come and go in the shared one. */
const temporary = mkdtempSync(join(tmpdir(), "reviews-"));
vi.stubEnv("TMPDIR", temporary);
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(temporary, { recursive: true, force: true });
});

/** Labels of the changes of a review, app by app. */
const changesOf = ({ apps }: { apps: { name: string; status: string; changes: { kind: string }[] }[] }) =>
  apps.map(({ name, status, changes }) => [name, status, ...changes.map(({ kind }) => kind)]);

describe("appreg review", { timeout: 60_000 }, () => {
  it("compares the working tree with the commit where the work on the branch began", async () => {
    const project = ReviewedProject.create();
    const [began] = [project.git("rev-parse", "--short=7", "HEAD")];
    project.git("switch", "--quiet", "--create", "feature");
    project.write({ "index.ts": elsewhere });
    project.commit("redirects elsewhere");
    project.git("switch", "--quiet", "main");
    project.write({ "index.ts": plainProgram("https://main-went-on.example/") });
    project.commit("main went on");
    project.git("switch", "--quiet", "feature");

    const { exitCode, stderr, review } = await project.reviewed();

    expect({ exitCode, stderr, labels: review.labels }).toEqual({
      exitCode: 0,
      stderr: "",
      labels: { base: `main (${began})`, head: "working tree" },
    });
    expect(JSON.stringify(review)).toContain("elsewhere.example");
    expect(JSON.stringify(review)).not.toContain("main-went-on.example");
  });

  it("compares two commits by any name that git takes, whatever lies in the working tree", async () => {
    const project = ReviewedProject.create();
    project.git("tag", "v1");
    project.write({ "index.ts": elsewhere });
    const second = project.commit("second");
    project.write({ "index.ts": "throw new Error('half-written');\n" });

    const { exitCode, review } = await project.reviewed(["--base", "v1", "--head", second.slice(0, 9)]);

    expect(exitCode).toBe(0);
    expect(review.labels.head).toBe(second.slice(0, 7));
    expect(changesOf(review)).toEqual([["app-0", "changed", "redirectUriAdded", "redirectUriRemoved"]]);
  });

  it("leaves index, branches, files and worktrees as they were, and no folder behind", async () => {
    const project = ReviewedProject.create();
    project.git("config", "core.hooksPath", "hooks");
    project.write({
      "index.ts": elsewhere,
      "hooks/post-checkout": `#!/bin/sh\ntouch ${JSON.stringify(join(project.folder, "hook-ran"))}\n`,
      "staged.txt": "staged\n",
    });
    project.git("add", "staged.txt");
    const before = snapshot(project);

    await project.review();

    expect(snapshot(project)).toEqual(before);
    expect(project.git("worktree", "list").split("\n")).toHaveLength(1);
    expect(readdirSync(project.folder)).not.toContain("hook-ran");
  });

  it("says that nothing changed where nothing has, with the same digest on both sides", async () => {
    const project = ReviewedProject.create();
    project.write({ "index.ts": `// A comment changes nothing.\n${plainProgram()}` });

    const { exitCode, review } = await project.reviewed(["--fail-on", "info"]);

    expect(exitCode).toBe(0);
    expect({ apps: review.apps, unchanged: review.unchanged }).toEqual({ apps: [], unchanged: ["app-0"] });
    expect(review.digests.base).toBe(review.digests.head);
  });

  it("prints the same bytes every time", async () => {
    const project = ReviewedProject.create({ "index.ts": plainProgram("https://shop.example/", 5) });
    project.write({ "index.ts": plainProgram("https://elsewhere.example/", 5) });

    const [one, other] = [await project.review(["--format", "markdown"]), await project.review(["-f", "markdown"])];

    expect(one.stdout).toBe(other.stdout);
    expect(one.stdout).toContain("elsewhere.example");
  });

  it("ends with 1 from the severity on that --fail-on names, and with 0 below it", async () => {
    const project = ReviewedProject.create();
    project.write({ "index.ts": elsewhere });

    expect((await project.review(["--fail-on", "critical"])).exitCode).toBe(0);
    expect((await project.review(["--fail-on", "high"])).exitCode).toBe(1);
  });

  it("works in a folder of a larger repository, and takes the packages from above it", async () => {
    const project = ReviewedProject.create();
    const inner = join(project.folder, "infra", "identity");
    mkdirSync(inner, { recursive: true });
    for (const file of ["Pulumi.yaml", "Pulumi.dev.yaml", "tsconfig.json", "index.ts"]) {
      renameSync(join(project.folder, file), join(inner, file));
    }
    project.commit("moved");
    project.write({ "infra/identity/index.ts": elsewhere });

    const { exitCode, review } = await project.reviewed(["--cwd", inner]);

    expect(exitCode).toBe(0);
    expect(changesOf(review)).toEqual([["app-0", "changed", "redirectUriAdded", "redirectUriRemoved"]]);
  });

  it("reviews every stack that either version has, and tells a new one from what it has changed", async () => {
    const project = ReviewedProject.create();
    project.write({ "Pulumi.prod.yaml": "config: {}\n" });

    const { exitCode, review } = await project.reviewed();
    const only = await project.reviewed(["--stack", "prod"]);

    expect(exitCode).toBe(0);
    expect(review.map(({ stack }: { stack: string }) => stack)).toEqual(["dev", "prod"]);
    expect(review[1]).toEqual(only.review);
    expect(only.review.labels.base).toMatch(/^main \(\w{7}\), without the stack prod$/);
    expect(changesOf(only.review).map(([name, status]) => [name, status])).toEqual([["app-0", "added"]]);
  });

  it("writes each file in the form that its ending names, and says so", async () => {
    const project = ReviewedProject.create();
    project.write({ "index.ts": elsewhere });

    const { stdout, stderr } = await project.review(["--out", "r.md", "r.json", "r.sarif", "r.txt"]);

    const read = (file: string) => readFileSync(join(project.folder, file), "utf8");
    expect(stdout).toBe("");
    expect(stderr.split("\n").filter(Boolean)).toEqual(
      ["r.md", "r.json", "r.sarif", "r.txt"].map((file) => `Wrote ${join(project.folder, file)}`),
    );
    expect(read("r.md")).toMatch(/^<!-- appreg-review:shop\/dev -->\n/);
    expect(JSON.parse(read("r.json")).stack).toBe("dev");
    expect(JSON.parse(read("r.sarif")).version).toBe("2.1.0");
    expect(read("r.txt")).toMatch(/^High: /);
  });

  it("keeps credentials of the caller from the program, and the settings of the stack that lead to a tenant", async () => {
    const project = ReviewedProject.create();
    const names = ["ARM_CLIENT_SECRET", "AZURE_CLIENT_ID", "PULUMI_ACCESS_TOKEN", "GITHUB_TOKEN", "NPM_TOKEN", "HOME"];
    project.write({
      "index.ts": `import * as pulumi from "@pulumi/pulumi";
import * as azuread from "@pulumi/azuread";
const seen = ${JSON.stringify(names)}.filter((name) => process.env[name] !== undefined);
const tenant = new pulumi.Config("azuread").require("tenantId");
new azuread.Application("app-0", { displayName: "App", notes: seen.join(), tags: [tenant] });
`,
    });

    const env = { ...Object.fromEntries(names.map((name) => [name, "value"])), PATH: process.env.PATH };
    const { stdout } = await project.review(["--json"], { env });

    expect(stdout).toContain('"HOME"');
    expect(stdout).not.toContain("11111111-1111-4111-8111-111111111111");
    for (const name of names.filter((one) => one !== "HOME")) expect(stdout).not.toContain(name);
  });

  it("tells an app under another logical name as a new client id, and by an alias as the same app", async () => {
    const project = ReviewedProject.create();
    const renamed = plainProgram().replace('"app-0"', '"app-zero"');
    project.write({ "index.ts": renamed });
    const without = await project.reviewed();
    project.write({ "index.ts": renamed.replace("});", '}, { aliases: [{ name: "app-0" }] });') });
    const by = await project.reviewed();

    expect(changesOf(without.review).map(([name, status]) => [name, status])).toEqual([["app-zero", "replaced"]]);
    expect(by.review.apps.filter(({ status }: { status: string }) => status !== "changed")).toEqual([]);
  });

  it("needs no passphrase for encrypted settings, and tells that one was encrypted anew", async () => {
    const settings = (text: string) => `encryptionsalt: v1:x\nconfig:\n  shop:uri:\n    secure: ${text}\n`;
    const program = `import * as pulumi from "@pulumi/pulumi";
import * as azuread from "@pulumi/azuread";
const uri = new pulumi.Config().requireSecret("uri");
new azuread.Application("app-0", { displayName: "App", web: { redirectUris: [uri] } });
`;
    const project = ReviewedProject.create({ "index.ts": program, "Pulumi.dev.yaml": settings("v1:AAAA") });
    project.write({ "Pulumi.dev.yaml": settings("v1:BBBB") });

    const { exitCode, review } = await project.reviewed();

    expect(exitCode).toBe(0);
    expect(review.digests.base).toBe(review.digests.head);
    expect(review.notices.map(({ kind, about }: { kind: string; about: string }) => [kind, about])).toEqual([
      ["notVerified", "the setting shop:uri"],
    ]);
  });

  it("goes on at resources of other providers, and is no failure for them", async () => {
    const zone = `import * as pulumi from "@pulumi/pulumi";
class Zone extends pulumi.CustomResource {
  declare readonly host: pulumi.Output<string>;
  constructor(name: string) { super("dns:index/zone:Zone", name, { host: undefined }); }
}
export const length = new Zone("shop").host.apply((host) => host.length);
`;
    const project = ReviewedProject.create();
    project.write({ "index.ts": `${elsewhere}${zone}` });

    const { exitCode, review } = await project.reviewed(["--fail-on", "critical"]);

    expect(exitCode).toBe(0);
    expect(changesOf(review)).toEqual([["app-0", "changed", "redirectUriAdded", "redirectUriRemoved"]]);
    expect(review.notices.map(({ kind, about }: { kind: string; about: string }) => [kind, about])).toEqual([
      ["otherProvider", "dns:Zone shop"],
    ]);
  });

  it("stops at Ctrl-C, compares nothing and removes what it had made", async () => {
    const project = ReviewedProject.create();
    project.write({ "index.ts": "setInterval(() => {}, 1000);\n" });
    const { deps, result, interrupt } = recordDeps({ cwd: project.folder });
    const running = runCommandLine(["review"], deps);
    setTimeout(interrupt, 1_500);
    await running;

    expect({ ...result }).toEqual({ exitCode: 2, stdout: "", stderr: "Interrupted: nothing was compared.\n" });
    expect(project.git("worktree", "list").split("\n")).toHaveLength(1);
    expect(foldersOfReviews()).toEqual([]);
  });
});

/** Everything about a repository that a review might touch. */
function snapshot(project: ReviewedProject) {
  return {
    status: project.git("status", "--porcelain", "--branch"),
    refs: project.git("for-each-ref"),
    staged: project.git("ls-files", "--stage"),
    head: project.git("rev-parse", "HEAD"),
    admin: readdirSync(join(project.folder, ".git")).sort(),
  };
}

const foldersOfReviews = () => readdirSync(temporary).filter((name) => name.startsWith("appreg-review-"));
