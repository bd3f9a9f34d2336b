/** This package as npm would publish it, packed from a fresh copy of the checkout. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import { join, relative, sep } from "node:path";

const root = join(__dirname, "..", "..");

/** What a checkout holds besides its sources. */
const notSources = /^(node_modules|dist.*|\.git|\.practice|tests|bench|docs)$/;

export interface PackedPackage {
  /** The tarball. */
  readonly file: string;
  /** Bytes of the tarball. */
  readonly size: number;
  /** Bytes of what is in it. */
  readonly unpackedSize: number;
  readonly paths: readonly string[];
}

/**
 * Runs `npm pack`, which builds. A copy of the checkout is packed, so that no other test meets a half-built `dist/`,
 * and nothing left behind by an earlier build gets into the package.
 */
export function packPackage(folder: string): PackedPackage {
  const checkout = join(folder, "checkout");
  cpSync(root, checkout, {
    recursive: true,
    filter: (path) => !notSources.test(relative(root, path).split(sep)[0] ?? ""),
  });
  symlinkSync(join(root, "node_modules"), join(checkout, "node_modules"), "junction");
  const args = ["pack", "--offline", "--json", "--loglevel=error", "--pack-destination", folder];
  const env = { ...process.env, npm_config_cache: join(folder, "npm-cache"), npm_config_update_notifier: "false" };
  const printed = execFileSync("npm", args, {
    cwd: checkout,
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  // npm documents what `pack --json` prints.
  const [packed] = JSON.parse(printed.slice(printed.indexOf("[\n"))) as {
    filename: string;
    size: number;
    unpackedSize: number;
    files: { path: string }[];
  }[];
  if (packed === undefined) throw new Error("npm packed nothing");
  const { filename, size, unpackedSize, files } = packed;
  return { file: join(folder, filename), size, unpackedSize, paths: files.map(({ path }) => path) };
}

/** Puts the files of a tarball where npm would put them. */
export function unpackInto(tarball: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "--strip-components=1", "-C", folder]);
}
