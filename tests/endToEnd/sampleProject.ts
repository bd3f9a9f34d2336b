/** The repository's own program as a project of its own, so that a test shares neither port nor folder with anybody. */
import { once } from "node:events";
import { copyFileSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "..", "..");

export interface SampleProject {
  readonly folder: string;
  /** Where its stack expects the practice tenant. */
  readonly origin: string;
  /** Changes the program. */
  editProgram(change: (text: string) => string): void;
  remove(): void;
}

export async function createSampleProject(): Promise<SampleProject> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "appreg-project-")));
  const program = join(folder, "index.ts");
  const host = `127.0.0.1:${await findFreePort()}`;
  for (const file of ["Pulumi.yaml", "tsconfig.program.json"]) copyFileSync(join(root, file), join(folder, file));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "Pulumi.dev.yaml"), `config:\n  azuread:metadataHost: ${host}\n`);
  const editProgram: SampleProject["editProgram"] = (change) => {
    writeFileSync(program, change(readFileSync(program, "utf8")));
  };
  copyFileSync(join(root, "index.ts"), program);
  editProgram((text) => text.replace('"./components"', JSON.stringify(join(root, "components"))));
  return { folder, origin: `https://${host}`, editProgram, remove: () => rmSync(folder, { recursive: true }) };
}

/** A port of this machine that nobody listens on. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  // A TCP server that listens has an address with a port.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
