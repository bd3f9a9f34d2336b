// Writes catalogue/generated from the facts in ../shared/catalogue; with --check says whether it is current, and changes nothing.
"use strict";
const { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { renderPermissions } = require("./catalogue/permissionTables.cjs");

const root = join(__dirname, "..");
const facts = join(root, "..", "shared", "catalogue");
const target = join(root, "catalogue", "generated");

const readFacts = (file) => JSON.parse(readFileSync(join(facts, file), "utf8"));

/** Cells as [method * 3 + scheme, set, …], of which the middle scheme is a personal account, which no app here serves. */
function withoutPersonal(terminal) {
  const cells = [];
  for (let at = 0; at < terminal.length; at += 2) {
    const [method, scheme] = [Math.floor(terminal[at] / 3), terminal[at] % 3];
    if (scheme !== 1) cells.push(method * 2 + scheme / 2, terminal[at + 1]);
  }
  return cells;
}

/** Gives each value that is used a number of its own, in order of first use. */
function intern() {
  const numbers = new Map();
  const list = [];
  const numberOf = (value) => {
    const key = JSON.stringify(value);
    if (!numbers.has(key)) numbers.set(key, list.push(value) - 1);
    return numbers.get(key);
  };
  return { list, numberOf };
}

/** Items by path (`root:/{path}:/content`) are items by id once more, and programs read such a path as the id. */
function isPathAddress(segment) {
  return segment.endsWith(":");
}

/** On how many paths each permission works, with any method and of either kind. */
function countPaths(nodes, { permissions, sets, terminals }) {
  const reach = permissions.list.map(() => 0);
  for (const [terminal] of nodes) {
    const used = (terminals.list[terminal] ?? []).filter((_, at) => at % 2 === 1).flatMap((set) => sets.list[set][0]);
    for (const at of new Set(used.map((entry) => Math.floor(entry / 2)))) reach[at] += 1;
  }
  return reach;
}

/** The part of the tree that programs use, with everything in it numbered anew. */
function slimRoutes({ perms, segs, sets, terms, nodes, root }) {
  const slim = { permissions: intern(), segments: intern(), sets: intern(), terminals: intern() };
  const numbered = [];
  const permission = (at) => slim.permissions.numberOf(perms[at]);
  const setOf = (at) => {
    const [granted, partners] = sets[at];
    const entries = granted.map((entry) => permission(Math.floor(entry / 2)) * 2 + (entry % 2));
    const needed = (partners ?? []).map(([needing, any]) => [permission(needing), any.map(permission)]);
    return slim.sets.numberOf(needed.length > 0 ? [entries, needed] : [entries]);
  };
  const visit = (at) => {
    const [terminal, ...children] = nodes[at];
    const cells =
      terminal < 0 ? [] : withoutPersonal(terms[terminal]).map((cell, i) => (i % 2 === 1 ? setOf(cell) : cell));
    const node = [cells.length > 0 ? slim.terminals.numberOf(cells) : -1];
    const number = numbered.push(node) - 1;
    for (let i = 0; i < children.length; i += 2) {
      const segment = segs[children[i]].replace(/\(\)$/, "");
      if (!isPathAddress(segment)) node.push(slim.segments.numberOf(segment), visit(children[i + 1]));
    }
    return number;
  };
  const first = visit(root);
  const reach = countPaths(numbered, slim);
  const lists = Object.fromEntries(Object.entries(slim).map(([name, { list }]) => [name, list]));
  return { root: first, ...lists, reach, nodes: numbered };
}

/** One entry a line, so that a change of the data reads well in a diff. */
function renderRoutes(index) {
  const { root: first, reach, ...parts } = slimRoutes(index);
  const lines = Object.entries(parts).map(
    ([name, list]) => `${JSON.stringify(name)}:[\n${list.map((x) => JSON.stringify(x)).join(",\n")}\n]`,
  );
  return `{\n"root":${first},\n"reach":${JSON.stringify(reach)},\n${lines.join(",\n")}\n}\n`;
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
