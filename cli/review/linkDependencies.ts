/** Gives a checkout without node_modules those of another one, where both ask for the same packages. */
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, symlinkSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { DependenciesDifferError } from "./errors";

/** What pins the packages, and how they are installed by it. */
const lockFiles: ReadonlyMap<string, string> = new Map([
  ["package-lock.json", "npm ci"],
  ["npm-shrinkwrap.json", "npm ci"],
  ["pnpm-lock.yaml", "pnpm install --frozen-lockfile"],
  ["yarn.lock", "yarn install --immutable"],
  ["bun.lock", "bun install --frozen-lockfile"],
]);

export interface Checkouts {
  /** Root of the checkout that has no packages, and how people call its version. */
  readonly bare: { readonly root: string; readonly label: string; readonly commit: string };
  /** Root of the one at hand. */
  readonly atHand: string;
  /** Folder of the project as seen from either root. */
  readonly prefix: string;
}

/** @throws {DependenciesDifferError} when the versions ask for different packages */
export function linkDependencies(checkouts: Checkouts): void {
  const { bare, atHand, prefix } = checkouts;
  const folders = foldersUpFrom(prefix);
  if (folders.some((folder) => existsSync(join(bare.root, folder, "node_modules")))) return;
  assertSamePackages(checkouts, folders);
  for (const folder of folders) {
    const packages = join(atHand, folder, "node_modules");
    if (existsSync(packages)) linkPackages(packages, join(bare.root, folder, "node_modules"), checkouts);
  }
}

/** `a/b`, `a` and the root, which is empty. */
function foldersUpFrom(prefix: string): string[] {
  return prefix === "" || prefix === "." ? [""] : [prefix, ...foldersUpFrom(dirname(prefix))];
}

function assertSamePackages({ bare, atHand, prefix }: Checkouts, folders: readonly string[]): void {
  const names = [...lockFiles.keys()];
  const pins = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  const isIn = (root: string) => (file: string) => existsSync(join(root, file));
  const lock = pins.find(isIn(bare.root)) ?? pins.find(isIn(atHand));
  // Without a lock file nothing but what the project asks for can be compared.
  const file = lock ?? join(prefix, "package.json");
  if (textOf(join(bare.root, file)) === textOf(join(atHand, file))) return;
  const install = lockFiles.get(file.slice(file.lastIndexOf(sep) + 1)) ?? "npm install";
  const folder = lock === undefined ? prefix : dirname(lock);
  throw new DependenciesDifferError(
    `${bare.label} asks for other packages than those that are installed here: its ${file} differs.`,
    `check it out with its own packages and name the folder: git worktree add ../other ${bare.commit.slice(0, 7)}; ` +
      `cd ${join("../other", folder)}; ${install}; then the folder ../other instead of the ref`,
  );
}

function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** One link a package: those of the repository's own workspaces are of the version that is looked at. */
function linkPackages(from: string, to: string, checkouts: Checkouts): void {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (name.startsWith(".")) continue;
    if (name.startsWith("@")) linkPackages(join(from, name), join(to, name), checkouts);
    else symlinkSync(targetOf(join(from, name), checkouts), join(to, name), "junction");
  }
}

function targetOf(path: string, { bare, atHand }: Checkouts): string {
  const real = realpathSync(path);
  const inside = relative(atHand, real);
  const isWorkspace = !inside.startsWith("..") && !inside.split(sep).includes("node_modules");
  return isWorkspace ? join(bare.root, inside) : real;
}
