// Translates the TypeScript rooms to dist/, file by file, so that commands start quickly; with --types the published types too.
"use strict";
const { execFileSync } = require("node:child_process");
const { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } = require("node:fs");
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

function build() {
  const files = sources();
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  require("esbuild").buildSync({
    entryPoints: files.filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts")),
    outbase: root,
    outdir: dist,
    format: "cjs",
    platform: "node",
    target: "node22",
    logLevel: "error",
  });
  for (const file of files.filter((name) => !name.endsWith(".ts"))) cpSync(file, join(dist, file.slice(root.length)));
  writeFileSync(stamp, "");
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
  if (process.argv.includes("--types")) buildTypes();
  const now = new Date();
  utimesSync(stamp, now, now);
}

module.exports = { build, buildIfStale };
