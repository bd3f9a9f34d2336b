/** What stands behind `npm start` in a checkout whose packages are a link to those of another. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";

const root = join(__dirname, "..", "..");

function makeCheckout(): { readonly folder: string; readonly others: string } {
  const parent = mkdtempSync(join(tmpdir(), "appreg-set-up-"));
  onTestFinished(() => rmSync(parent, { recursive: true }));
  const folder = join(parent, "checkout");
  const others = join(parent, "others");
  for (const name of ["scripts", "bench"]) mkdirSync(join(folder, name), { recursive: true });
  mkdirSync(others);
  cpSync(join(root, "scripts", "setUp.cjs"), join(folder, "scripts", "setUp.cjs"));
  cpSync(join(root, "bin"), join(folder, "bin"), { recursive: true });
  writeFileSync(join(folder, "package-lock.json"), "{}");
  writeFileSync(join(folder, "bench", "run.cjs"), 'console.log("the task runs");');
  // Stands for npm, and leaves a trace where it was called.
  writeFileSync(join(folder, "npm.cjs"), 'require("node:fs").writeFileSync("installed", "");');
  return { folder, others };
}

function runTask(folder: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, ["scripts/setUp.cjs", "bench"], {
    cwd: folder,
    env: { PATH: process.env.PATH, npm_execpath: join(folder, "npm.cjs") },
    encoding: "utf8",
  });
  return `${stderr}${stdout}`;
}

it("leaves linked packages as they are, because installing would empty the folder behind the link", () => {
  const { folder, others } = makeCheckout();
  symlinkSync(others, join(folder, "node_modules"));

  expect(runTask(folder)).toBe("the task runs\n");
  expect(existsSync(join(folder, "installed"))).toBe(false);
});

it("installs where there are no packages", () => {
  const { folder } = makeCheckout();

  expect(runTask(folder)).toBe("Installing dependencies (once) …\nthe task runs\n");
  expect(existsSync(join(folder, "installed"))).toBe(true);
});
