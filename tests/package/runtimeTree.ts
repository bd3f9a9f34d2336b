/** Which packages a project needs to run: found as Node finds them, in a tree that npm has installed. */
import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** The parts of a package.json that name other packages. */
interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** @param folder of a package */
export function readManifest(folder: string): Manifest {
  // A package.json's fields are as npm documents them.
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

/**
 * Folders of all packages that the named ones need at run time, themselves included, relative to the project:
 * "node_modules/zod". Nobody's development dependencies are among them.
 *
 * @throws {Error} naming a package that is needed and not installed
 */
export function runtimeTree(project: string, names: readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (from: string, name: string, isOptional: boolean): void => {
    const folder = resolvePackage(project, from, name);
    if (folder === undefined) {
      if (isOptional) return;
      throw new Error(`${name} is needed by ${from} and not installed`);
    }
    if (found.has(folder)) return;
    found.add(folder);
    for (const [needed, optional] of neededBy(readManifest(folder))) visit(folder, needed, optional);
  };
  for (const name of names) visit(project, name, false);
  return [...found].map((folder) => relative(project, folder)).sort();
}

/** Names with whether the package can do without. */
function neededBy(manifest: Manifest): [string, boolean][] {
  const { dependencies = {}, optionalDependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = manifest;
  const peers = Object.keys(peerDependencies).filter((name) => peerDependenciesMeta[name]?.optional !== true);
  return [
    ...Object.keys(dependencies).map((name): [string, boolean] => [name, name in optionalDependencies]),
    ...Object.keys(optionalDependencies).map((name): [string, boolean] => [name, true]),
    ...peers.map((name): [string, boolean] => [name, false]),
  ];
}

function resolvePackage(project: string, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, "node_modules", name);
    if (existsSync(join(candidate, "package.json"))) return candidate;
    if (folder === project) return undefined;
  }
}

/** Puts the same packages at the same places of another project, without those installed below them. */
export function installTree(from: string, to: string, tree: readonly string[]): void {
  for (const folder of tree) linkFiles(join(from, folder), join(to, folder));
}

/** Links rather than copies, because Node would follow a symbolic link back into the tree that has everything. */
function linkFiles(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      if (entry.name !== "node_modules") linkFiles(source, target);
    } else linkOrCopy(source, target);
  }
}

function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch {
    // The folder for temporary files may be on another disk.
    copyFileSync(source, target);
  }
}
