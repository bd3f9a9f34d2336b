/** Runs programs of a page in a process of their own, as the reader of the page would. */
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { transformSync } from "esbuild";
import type { PageProject } from "./pageProject";

interface Run {
  /** TypeScript by file name, without ending. */
  readonly programs: Readonly<Record<string, string>>;
  /** What uses them, in JavaScript: `import … from "./<file name>.mjs"`. */
  readonly main: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What the main program prints. It trusts the practice tenant, as NODE_EXTRA_CA_CERTS makes a program do. */
export async function runPrograms(project: PageProject, { programs, main, env = {} }: Run): Promise<string> {
  for (const [name, text] of Object.entries(programs)) {
    writeFileSync(join(project.folder, `${name}.mjs`), transformSync(text, { loader: "ts" }).code);
  }
  writeFileSync(join(project.folder, "main.mjs"), main);
  const { stdout } = await promisify(execFile)(process.execPath, ["main.mjs"], {
    cwd: project.folder,
    env: { ...env, PATH: process.env.PATH, NODE_EXTRA_CA_CERTS: join(".practice", "ca.pem") },
  });
  return stdout.trim();
}
