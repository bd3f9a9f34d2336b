/** The apps that a program declares, as a rehearsal brought them up. */
import { ProjectError } from "../../common";
import type { RehearsalResult } from "../../rehearsal";
import { isAppType } from "../practice/appNames";

export interface DeclaredApp {
  /** Logical name in the program. */
  readonly name: string;
  readonly clientId: string;
}

/** The program declares no app of that name. */
export class AppNotDeclaredError extends ProjectError {
  override readonly code = "ERR_APP_NOT_DECLARED";

  constructor(
    readonly app: string,
    readonly declared: readonly string[],
  ) {
    super(
      `The program declares no app "${app}".`,
      declared.length > 0 ? `use one of ${declared.join(", ")}` : "declare one, as `new AppRegistration(…)` does",
    );
  }
}

/** In the order of their creation; an app of a plain azuread program counts as much as one of a component. */
export function declaredApps({ steps }: Pick<RehearsalResult, "steps">): DeclaredApp[] {
  return steps.flatMap(({ type, name, newOutputs }) => {
    const clientId = newOutputs?.clientId;
    return isAppType(type) && typeof clientId === "string" ? { name, clientId } : [];
  });
}

/** @throws {AppNotDeclaredError} naming the apps there are, sorted */
export function requireDeclaredApp(apps: readonly DeclaredApp[], name: string): DeclaredApp {
  const found = apps.find((app) => app.name === name);
  if (found !== undefined) return found;
  throw new AppNotDeclaredError(name, apps.map((app) => app.name).sort());
}
