/** Version of the installed package, from the package.json above this file (compiled or not). */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

export function packageVersion(start: string = __dirname): string {
  const file = join(start, "package.json");
  if (!existsSync(file)) return packageVersion(dirname(start));
  // The package's own file; its version is always a string.
  const { version } = JSON.parse(readFileSync(file, "utf8")) as { version: string };
  return version;
}
