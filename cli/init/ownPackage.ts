/** What the installed package says of itself. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Pins } from "./newProject";
import { libraryName } from "./programModule";

/** The folder of this package's package.json, above this file (compiled or not). */
export function ownFolder(start: string = __dirname): string {
  return existsSync(join(start, "package.json")) ? start : ownFolder(dirname(start));
}

/** The versions that this package is tested with, and its own. */
export function ownPins(): Pins {
  // The package's own file, which has these fields.
  const { version, devDependencies } = JSON.parse(readFileSync(join(ownFolder(), "package.json"), "utf8")) as {
    version: string;
    devDependencies: Pins;
  };
  return { ...devDependencies, [libraryName]: version };
}
