// Everything that needs no test run: format, lint, types, unused code, generated files.
"use strict";
const { spawnSync } = require("node:child_process");
const { join } = require("node:path");

const root = join(__dirname, "..");
const modules = join(root, "node_modules");
const checks = [
  ["format and lint", join(modules, "@biomejs", "biome", "bin", "biome"), ["check", "--error-on-warnings", "."]],
  ["types", join(modules, "typescript", "bin", "tsc"), ["-p", "tsconfig.json"]],
  ["unused code", join(modules, "knip", "bin", "knip.js"), []],
  ["generated files", join(root, "scripts", "catalogue.cjs"), ["--check"]],
];

const failed = checks.filter(([name, script, args]) => {
  const started = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { cwd: root, encoding: "utf8" });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  console.log(`${status === 0 ? "ok    " : "FAILED"}  ${name} (${seconds.toFixed(1)} s)`);
  if (status !== 0) console.log(stdout + stderr);
  return status !== 0;
});
process.exitCode = failed.length === 0 ? 0 : 1;
