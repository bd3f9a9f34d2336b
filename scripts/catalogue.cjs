// Writes catalogue/generated from the facts in ../shared/catalogue; with --check says whether it is current, and changes nothing.
"use strict";
const { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { renderPermissions } = require("./catalogue/permissionTables.cjs");

const root = join(__dirname, "..");
const facts = join(root, "..", "shared", "catalogue");
const target = join(root, "catalogue", "generated");

const readFacts = (file) => JSON.parse(readFileSync(join(facts, file), "utf8"));

/** The route tree as it comes, one node list a line. */
function renderRoutes({ perms, segs, sets, terms, nodes, root }) {
  const parts = Object.entries({ permissions: perms, segments: segs, sets, terminals: terms, nodes });
  const lines = parts.map(
    ([name, list]) => `${JSON.stringify(name)}:[\n${list.map((x) => JSON.stringify(x)).join(",\n")}\n]`,
  );
  return `{\n"root":${root},\n${lines.join(",\n")}\n}\n`;
}

function render() {
  return {
    ...renderPermissions({
      graph: readFacts("graph-permissions.json"),
      others: readFacts("other-apis.json"),
      risk: readFacts("risk.json"),
    }),
    "graphRoutes.json": renderRoutes(readFacts("graph-path-index.json")),
  };
}

function isCurrent(file, text) {
  return existsSync(join(target, file)) && readFileSync(join(target, file), "utf8") === text;
}

/** Tables of APIs that the source no longer has. */
function findLeftOver(files) {
  const present = readdirSync(join(target, "permissions")).map((file) => `permissions/${file}`);
  return present.filter((file) => !Object.hasOwn(files, file));
}

function main(check) {
  if (!existsSync(facts)) {
    console.log("catalogue: the source data is not on this machine; nothing compared");
    return 0;
  }
  mkdirSync(join(target, "permissions"), { recursive: true });
  const files = render();
  const stale = Object.keys(files).filter((file) => !isCurrent(file, files[file]));
  const leftOver = findLeftOver(files);
  const changed = [...stale, ...leftOver].join(", ");
  if (check && changed !== "") {
    console.error(`catalogue/generated differs from its source: ${changed}`);
    console.error("To fix this, run `node scripts/catalogue.cjs` and review the diff.");
    return 1;
  }
  for (const file of stale) writeFileSync(join(target, file), files[file]);
  for (const file of leftOver) rmSync(join(target, file));
  console.log(changed === "" ? "catalogue: current" : `catalogue: wrote ${changed}`);
  return 0;
}

if (require.main === module) process.exitCode = main(process.argv.includes("--check"));
