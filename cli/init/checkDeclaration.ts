/**
 * Runs the declaration once, in a folder of its own, on a practice tenant in memory: what is wrong with it is told before it
 * is written.
 */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Diagnostic } from "../../rehearsal";
import type { CliDeps } from "../cliDeps";
import { accessTo } from "../practice/runningTenant";
import type { Declaration } from "./declaration";
import { ownFolder } from "./ownPackage";
import { libraryName, renderPlainModule } from "./programModule";

export interface DeclarationCheck {
  /** Messages of a preview that failed; none where Entra would take the app. */
  readonly errors: readonly string[];
  /** What a reviewer should know. */
  readonly warnings: readonly string[];
}

const stack = "check";

/**
 * The very reading that the program gets: the components, their rules and a preview.
 *
 * @returns undefined where Pulumi's packages are not installed beside this one, so that nothing can be told
 */
export async function checkDeclaration(
  declaration: Declaration,
  deps: Pick<CliDeps, "env" | "interrupted">,
): Promise<DeclarationCheck | undefined> {
  const pulumi = findPulumi();
  if (pulumi === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "appreg-init-"));
  try {
    const modules = join(folder, "node_modules");
    mkdirSync(modules);
    symlinkSync(ownFolder(), join(modules, libraryName), "junction");
    symlinkSync(pulumi, join(modules, "@pulumi"), "junction");
    writeFileSync(
      join(folder, "Pulumi.yaml"),
      "name: check\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n",
    );
    writeFileSync(join(folder, `Pulumi.${stack}.yaml`), "config: {}\n");
    // A package of its own: nothing above is asked for what it imports.
    writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
    writeFileSync(join(folder, "index.js"), renderPlainModule(declaration));
    return await preview(folder, deps);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The folder of Pulumi's packages, as this package has them. */
function findPulumi(): string | undefined {
  try {
    const { resolve } = createRequire(join(ownFolder(), "package.json"));
    resolve("@pulumi/azuread/package.json");
    return dirname(dirname(resolve("@pulumi/pulumi/package.json")));
  } catch {
    return undefined;
  }
}

async function preview(folder: string, deps: Pick<CliDeps, "env" | "interrupted">): Promise<DeclarationCheck> {
  const [{ rehearse }, { startPracticeTenant }] = await Promise.all([
    import("../../rehearsal/index.js"),
    import("../../practice-tenant/index.js"),
  ]);
  const tenant = await startPracticeTenant({ port: 0 });
  try {
    const { diagnostics } = await rehearse({
      ...{ operation: "preview", projectFolder: folder, stack, stateFile: join(folder, "state.json") },
      directory: accessTo(tenant),
      environment: deps.env,
      signal: deps.interrupted,
    });
    return { errors: messagesOf(diagnostics, "error"), warnings: messagesOf(diagnostics, "warning") };
  } finally {
    await tenant.close();
  }
}

function messagesOf(diagnostics: readonly Diagnostic[], severity: Diagnostic["severity"]): string[] {
  const messages = diagnostics.filter((one) => one.severity === severity).map(({ message }) => message.trim());
  return [...new Set(messages)];
}
