// Translates the TypeScript rooms to dist/, file by file, so that commands start quickly; with --types the published types too.
"use strict";
const { execFileSync } = require("node:child_process");
const { cpSync, existsSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

const root = join(__dirname, "..");
const dist = join(root, "dist");
const stamp = join(dist, ".built");
const rooms = [
  "common",
  "catalogue",
  "manifest",
  "rules",
  "components",
  "practice-tenant",
  "rehearsal",
  "token",
  "cli",
];

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

function sources() {
  return rooms.filter((room) => existsSync(join(root, room))).flatMap((room) => filesBelow(join(root, room)));
}

/** Builds beside the present output and then changes places with it, so that a command starting meanwhile finds all of one or all of the other. */
function build() {
  const files = sources();
  const fresh = `${dist}-${process.pid}`;
  const former = `${fresh}-former`;
  require("esbuild").buildSync({
    entryPoints: files.filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts")),
    outbase: root,
    outdir: fresh,
    format: "cjs",
    platform: "node",
    target: "node22",
    logLevel: "error",
  });
  for (const file of files.filter((name) => !name.endsWith(".ts"))) cpSync(file, join(fresh, file.slice(root.length)));
  writeFileSync(join(fresh, ".built"), "");
  if (existsSync(dist)) renameSync(dist, former);
  renameSync(fresh, dist);
  rmSync(former, { recursive: true, force: true });
}

/** Builds when a source file, or the list of them, changed since the last build. */
function buildIfStale() {
  if (!existsSync(stamp)) return build();
  const built = statSync(stamp).mtimeMs;
  if (sources().some((file) => statSync(file).mtimeMs > built)) build();
}

function buildTypes() {
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  execFileSync(process.execPath, [compiler, "-p", join(root, "tsconfig.build.json")], { stdio: "inherit" });
}

if (require.main === module) {
  build();
  // A package has types; a checkout has the sources.
  if (process.argv.includes("--types") || ["pack", "publish"].includes(process.env.npm_command)) buildTypes();
}

module.exports = { build, buildIfStale };
