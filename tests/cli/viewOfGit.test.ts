import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { viewOfGit } from "../../cli/project/viewOfGit";

const env = { PATH: process.env.PATH };

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "appreg-git-")));
});
afterEach(() => rmSync(folder, { recursive: true }));

function git(...args: string[]): void {
  execFileSync("git", args, { cwd: folder, stdio: "ignore", env });
}

it("has no say outside a repository", () => {
  expect(viewOfGit(join(folder, "new", "key.pem"), env)).toBe("noRepository");
});

it("tells what is ignored from what could be tracked, also in folders that are still to be made", () => {
  git("init");
  writeFileSync(join(folder, ".gitignore"), "keys/\n");

  expect(viewOfGit(join(folder, "keys", "new", "key.pem"), env)).toBe("ignored");
  expect(viewOfGit(join(folder, "new", "key.pem"), env)).toBe("trackable");
});

it("takes a file for trackable that was added in spite of being ignored, and is away now", () => {
  git("init");
  writeFileSync(join(folder, ".gitignore"), "*.pem\n");
  writeFileSync(join(folder, "key.pem"), "");
  git("add", "--force", "key.pem");
  rmSync(join(folder, "key.pem"));

  expect(viewOfGit(join(folder, "key.pem"), env)).toBe("trackable");
});

it("looks at where a symbolic link leads", () => {
  mkdirSync(join(folder, "outside"));
  symlinkSync(join(folder, "outside"), join(folder, "link"));
  git("init");

  expect(viewOfGit(join(folder, "link", "key.pem"), env)).toBe("trackable");
});

it("asks the repository that the file is in, though a hook of another one runs this", () => {
  git("init");
  writeFileSync(join(folder, ".gitignore"), "*.pem\n");

  expect(viewOfGit(join(folder, "key.pem"), { ...env, GIT_DIR: "/nowhere" })).toBe("ignored");
});

it("does not know what git would do where there is none, or the repository is damaged", () => {
  git("init");
  expect(viewOfGit(join(folder, "key.pem"), { PATH: folder })).toBe("unknown");

  rmSync(join(folder, ".git", "HEAD"));
  expect(viewOfGit(join(folder, "key.pem"), env)).toBe("unknown");
});
