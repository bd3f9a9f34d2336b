// Behind `npm start`, `npm test` and the like: installs what is missing, then runs the task on the pinned Node.
"use strict";
const { spawnSync } = require("node:child_process");
const { existsSync, lstatSync, statSync } = require("node:fs");
const { delimiter, dirname, join } = require("node:path");

const root = join(__dirname, "..");
const installed = join(root, "node_modules", ".package-lock.json");

const tasks = {
  start: [["bin/appreg.js", "quickstart"]],
  check: [["scripts/check.cjs"]],
  test: [["scripts/check.cjs"], ["scripts/runTests.cjs"]],
  recordings: [["scripts/playRecordings.cjs"]],
  bench: [["bench/run.cjs"]],
  nightly: [["scripts/nightly.cjs"]],
};

function installIfMissing() {
  // What a link leads to is another checkout's, and `npm ci` would empty it there.
  if (lstatSync(join(root, "node_modules"), { throwIfNoEntry: false })?.isSymbolicLink()) return;
  const upToDate =
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, "package-lock.json")).mtimeMs;
  if (upToDate) return;
  process.stderr.write("Installing dependencies (once) …\n");
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm]] : ["npm", []];
  const { status } = spawnSync(command, [...args, "ci", "--no-audit", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) process.exit(2);
}

function runOnPinnedNode(args) {
  const { isNewEnough, pinnedNode } = require("../bin/launch");
  const node = pinnedNode() ?? process.execPath;
  if (node === process.execPath && !isNewEnough(process.versions.node)) {
    process.stderr.write(
      `The pinned Node was not installed and this one (${process.versions.node}) is too old: 22.13 is needed.\n`,
    );
    process.exit(2);
  }
  // Tools that npm scripts start find the same Node first.
  const PATH = [dirname(node), join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter);
  return spawnSync(node, args, { cwd: root, stdio: "inherit", env: { ...process.env, PATH } }).status ?? 2;
}

const [task, ...rest] = process.argv.slice(2);
installIfMissing();
// A failed check does not hide what the tests have to say.
const statuses = tasks[task].map((args) => runOnPinnedNode([...args, ...rest]));
process.exitCode = Math.max(...statuses);
