/** Programs that were brought up on a practice tenant, with the resources that their state holds afterwards. */
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ProgramResource } from "../../../manifest";
import type { PracticeTenant } from "../../../practice-tenant";
import { readStackState, rehearse } from "../../../rehearsal";
import { connectionTo } from "../../rehearsal/azuread/practiceProvider";

const root = join(__dirname, "..", "..", "..");

/** Where programs of tests import components from. */
export const componentsPath = join(root, "components");

/** The resources of the program itself, in the order of its state. @throws when it does not come up */
export async function bringUp(tenant: PracticeTenant, program: string): Promise<readonly ProgramResource[]> {
  const projectFolder = mkdtempSync(join(tmpdir(), "appreg-brought-up-"));
  const stateFile = join(projectFolder, "dev.json");
  try {
    symlinkSync(join(root, "node_modules"), join(projectFolder, "node_modules"));
    writeFileSync(join(projectFolder, "Pulumi.yaml"), "name: agreed\nruntime:\n  name: nodejs\nmain: index.ts\n");
    writeFileSync(join(projectFolder, "Pulumi.dev.yaml"), "config: {}\n");
    writeFileSync(join(projectFolder, "tsconfig.json"), readFileSync(join(root, "tsconfig.program.json")));
    writeFileSync(join(projectFolder, "index.ts"), program);
    const directory = connectionTo(tenant);
    const result = await rehearse({ operation: "up", projectFolder, stack: "dev", stateFile, directory });
    const errors = result.diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message);
    if (result.exitCode !== 0) throw new Error(`the program did not come up: ${errors.join("\n")}`);
    const { resources } = await readStackState(stateFile);
    return resources.filter(({ external }) => !external);
  } finally {
    rmSync(projectFolder, { recursive: true, force: true });
  }
}
