// Runs the tests and ends with one line that counts them.
"use strict";
const { spawnSync } = require("node:child_process");
const { mkdtempSync, readFileSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

const root = join(__dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "appreg-tests-"));
const report = join(folder, "report.json");

require("./build.cjs").buildIfStale();
const { status } = spawnSync(
  process.execPath,
  [
    join(root, "node_modules", "vitest", "vitest.mjs"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: "inherit" },
);
try {
  const { numPassedTests, numFailedTests, numPendingTests, success } = JSON.parse(readFileSync(report, "utf8"));
  const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : "";
  process.exitCode = success && status === 0 ? 0 : 1;
  console.log(`${numPassedTests} passed, ${numFailedTests} failed${skipped}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
