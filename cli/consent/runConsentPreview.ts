/** Tells what an app that a program declares would ask of whom. */
import type { ConsentPreview, PracticeTenant } from "../../practice-tenant";
import type { CliDeps } from "../cliDeps";
import { screenWidthOf, widthOf } from "../cliDeps";
import { type ExitCode, exitCodes } from "../exitCodes";
import { painter } from "../paint";
import { renderJsonDocument } from "../permissions/search/permissionJson";
import { createProgress } from "../progress";
import { findProject, findStack } from "../project/findProject";
import { renderDiagnostics } from "../rehearsal/renderSummary";
import { type DeclaredApp, declaredApps, requireDeclaredApp } from "./declaredApps";
import { previewJson } from "./previewJson";
import { rehearseApart } from "./rehearseApart";
import { renderAdvice } from "./renderAdvice";
import { renderPreview } from "./renderPreview";
import { writeDocument } from "./writeDocument";

export interface ConsentPreviewOptions {
  readonly cwd?: string;
  readonly stack?: string;
  readonly as?: "user" | "admin";
  readonly policy?: "legacy" | "recommended" | "low" | "none";
  readonly scopes?: "names" | "default";
  /** True without a name. */
  readonly html?: string | true;
  readonly open?: boolean;
  readonly json?: boolean;
}

/**
 * Exit code 1 when the program or a step failed, which is shown as a rehearsal shows it.
 *
 * @throws {AppNotDeclaredError} for an app that the program does not declare.
 * @throws {FileUnwritableError} when the pages cannot be written.
 * @throws errors of the project, the stack, the program and the practice tenant.
 */
export async function runConsentPreview(
  name: string,
  options: ConsentPreviewOptions,
  deps: CliDeps,
): Promise<ExitCode> {
  const project = findProject(options.cwd ?? deps.cwd);
  const stack = findStack(project, options.stack);
  const progress = createProgress(deps.stderr);
  progress.show("bringing the program up on a practice tenant of its own …");
  const place = { project, stack, deps, beforeNote: progress.clear };
  return rehearseApart(place, async (result, tenant) => {
    progress.clear();
    if (result.exitCode !== 0) {
      deps.stderr.write(renderDiagnostics(result.diagnostics, screenWidthOf(deps.stderr)));
      return exitCodes.differs;
    }
    const app = requireDeclaredApp(declaredApps(result), name);
    await tell(app, { tenant, options, deps });
    return exitCodes.done;
  }).finally(progress.clear);
}

interface Telling {
  readonly tenant: PracticeTenant;
  readonly options: ConsentPreviewOptions;
  readonly deps: CliDeps;
}

async function tell(app: DeclaredApp, { tenant, options, deps }: Telling): Promise<void> {
  const { clientId } = app;
  const scopes = options.scopes ?? "names";
  const preview = only(
    tenant.previewConsent({ clientId, scopes, policy: policyIds[options.policy ?? "legacy"] }),
    options,
  );
  if (options.json === true) deps.stdout.write(renderJsonDocument(previewJson(app.name, scopes, preview)));
  else {
    const stricter = only(tenant.previewConsent({ clientId, scopes, policy: policyIds.recommended }), options);
    const view = { paint: painter(deps.stdout, deps.env), width: Math.min(widthOf(deps.stdout), 100) };
    deps.stdout.write(renderPreview(app.name, preview, view));
    deps.stdout.write(renderAdvice(preview, { stricter, scopes }, view));
  }
  if (options.html !== undefined || options.open === true) {
    await writeDocument(preview, { name: app.name, file: options.html, open: options.open === true }, deps);
  }
}

/** Entra's own ids, except for "none", which is the absence of one. */
const policyIds = {
  legacy: "microsoft-user-default-legacy",
  recommended: "microsoft-user-default-recommended",
  low: "microsoft-user-default-low",
  none: "none",
} as const;

/** The views of the person who was named. */
function only(preview: ConsentPreview, { as }: ConsentPreviewOptions): ConsentPreview {
  if (as === undefined) return preview;
  const wanted = as === "admin" ? "administrator" : "user";
  return { ...preview, views: preview.views.filter(({ who }) => who === wanted) };
}
