/**
 * Looks at what a run of a pull request handed over before anything reads it. Its content may be whatever the author of the pull
 * request wants; only that it is one file of JSON, and not too long, is made sure of here.
 */
const { lstatSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const { run } = require("./run.cjs");

/** 100 apps take about half a megabyte. */
const mostBytes = 8 * 1024 * 1024;

async function checkReading({ input }) {
  const file = join(input("FOLDER"), "declared.json");
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (stat === undefined) throw new Error("the run handed over no declared.json");
  // A link could lead to any file of this machine.
  if (!stat.isFile()) throw new Error("declared.json is no ordinary file");
  if (stat.size > mostBytes) throw new Error(`declared.json has ${stat.size} bytes; at most ${mostBytes} are read`);
  try {
    JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new Error("declared.json is no JSON");
  }
  return { file };
}

module.exports = { checkReading, mostBytes };

if (require.main === module) run(checkReading);
