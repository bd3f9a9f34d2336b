/** A project in a git repository of its own, with its history, for reviews of it. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { runCommandLine } from "../../cli/main";
import { type RecordedDeps, recordDeps } from "../cli/recordedDeps";

const root = join(__dirname, "..", "..");

const files: Readonly<Record<string, string>> = {
  "Pulumi.yaml": "name: shop\nruntime: nodejs\nmain: index.ts\n",
  "Pulumi.dev.yaml": "config:\n  azuread:tenantId: 11111111-1111-4111-8111-111111111111\n",
  "package.json": `${JSON.stringify({ name: "shop", private: true })}\n`,
  "package-lock.json": `${JSON.stringify({ name: "shop", lockfileVersion: 3, packages: {} })}\n`,
  "tsconfig.json": `${JSON.stringify({ compilerOptions: { target: "ES2022", module: "commonjs", moduleResolution: "node", noCheck: true }, files: ["index.ts"] })}\n`,
  ".gitignore": "node_modules\n",
};

/** A program on plain azuread, which loads in a third of the time of one with a component. */
export const plainProgram = (redirectUri = "https://shop.example/", apps = 1): string =>
  Array.from(
    { length: apps },
    (_, index) => `new azuread.Application("app-${index}", {
  displayName: "App ${index}",
  web: { redirectUris: ["${index === 0 ? redirectUri : "https://shop.example/"}"] },
});
`,
  ).reduce((text, app) => text + app, 'import * as azuread from "@pulumi/azuread";\n');

export class ReviewedProject {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "appreg-reviewed-")));

  /** A repository with one commit on `main`. The test that asked for it takes it away again. */
  static create(given: Readonly<Record<string, string>> = {}): ReviewedProject {
    const project = new ReviewedProject();
    onTestFinished(() => rmSync(project.folder, { recursive: true, force: true }));
    project.git("init", "--quiet", "--initial-branch=main");
    project.write({ ...files, "index.ts": plainProgram(), ...given });
    project.linkPackages(project.folder);
    project.commit("first");
    return project;
  }

  write(texts: Readonly<Record<string, string>>): void {
    for (const [file, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(this.folder, file)), { recursive: true });
      writeFileSync(join(this.folder, file), text);
    }
  }

  remove(...paths: readonly string[]): void {
    for (const path of paths) rmSync(join(this.folder, path), { recursive: true });
  }

  /** What a review needs of the packages of this checkout. */
  linkPackages(folder: string): void {
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(join(root, "node_modules", "@pulumi"), join(folder, "node_modules", "@pulumi"), "junction");
  }

  git(...args: readonly string[]): string {
    const person = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.com", "-c", "commit.gpgSign=false"];
    return execFileSync("git", [...person, ...args], { cwd: this.folder, encoding: "utf8" }).trim();
  }

  commit(message: string): string {
    this.git("add", "--all");
    this.git("commit", "--quiet", "--message", message);
    return this.git("rev-parse", "HEAD");
  }

  /** Runs `appreg review`. */
  async review(
    args: readonly string[] = [],
    deps: Partial<RecordedDeps["deps"]> = {},
  ): Promise<RecordedDeps["result"]> {
    const recorded = recordDeps({ cwd: this.folder, clock: () => new Date("2026-11-22T12:00:00Z"), ...deps });
    await runCommandLine(["review", ...args], recorded.deps);
    return recorded.result;
  }

  /** The same as the value that its JSON is. */
  async reviewed(args: readonly string[] = []) {
    const { exitCode, stdout, stderr } = await this.review(["--json", ...args]);
    return { exitCode, stderr, review: stdout === "" ? undefined : JSON.parse(stdout) };
  }
}
