// Translates the TypeScript rooms to dist/, file by file, so that commands start quickly; with --types the published types too.
"use strict";
const { execFileSync } = require("node:child_process");
const {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} = require("node:fs");
const { dirname, join } = require("node:path");

const root = join(__dirname, "..");
const dist = join(root, "dist");
const stamp = join(dist, ".built");
const rooms = [
  "common",
  "catalogue",
  "manifest",
  "rules",
  "review",
  "policy",
  "components",
  "practice-tenant",
  "rehearsal",
  "directory",
  "token",
  "lifecycle",
  "adopt",
  "cli",
];

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

function foldersBelow(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [folder, ...entries.flatMap((entry) => foldersBelow(join(folder, entry.name)))];
}

const roomFolders = () => rooms.map((room) => join(root, room)).filter((folder) => existsSync(folder));
const sources = () => roomFolders().flatMap(filesBelow);

/** Builds beside the present output, then replaces that file by file, so that a command starting meanwhile finds every file. */
function build() {
  const began = new Date();
  const files = sources();
  const fresh = `${dist}-${process.pid}`;
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
  replaceOutput(fresh);
  writeFileSync(stamp, "");
  // What changes while a build runs may not be in it.
  utimesSync(stamp, began, began);
}

function replaceOutput(fresh) {
  const made = new Set(filesBelow(fresh).map((file) => join(dist, file.slice(fresh.length))));
  for (const file of made) {
    mkdirSync(dirname(file), { recursive: true });
    renameSync(join(fresh, file.slice(dist.length)), file);
  }
  for (const file of filesBelow(dist)) if (!made.has(file) && file !== stamp) rmSync(file, { force: true });
  rmSync(fresh, { recursive: true });
}

/** Builds when a source file, or the list of them, changed since the last build. */
function buildIfStale() {
  if (!existsSync(stamp)) return build();
  const built = statSync(stamp).mtimeMs;
  if ([...sources(), ...roomFolders().flatMap(foldersBelow)].some((path) => statSync(path).mtimeMs > built)) build();
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
