/** Finds an app among the outputs of a stack. */
import { ProjectError } from "../../common";
import { type AppAccess, parseAppAccess } from "../../token";

/** The stack has no app of that name. */
export class AppNotInStackError extends ProjectError {
  override readonly code = "ERR_APP_NOT_IN_STACK";

  constructor(
    readonly app: string,
    readonly existing: readonly string[],
  ) {
    super(
      `The stack has no app "${app}".`,
      existing.length > 0
        ? `use one of ${existing.join(", ")}`
        : "give the `access` of each AppRegistration as an output of the program, then bring the stack up",
    );
  }
}

/** The apps that the outputs describe; other outputs are left aside. */
export function appsIn(outputs: Readonly<Record<string, unknown>>): AppAccess[] {
  return Object.values(outputs)
    .map(parseAppAccess)
    .filter((app) => app !== undefined);
}

/**
 * @throws {AppNotInStackError} naming the apps there are.
 */
export function requireApp(outputs: Readonly<Record<string, unknown>>, name: string): AppAccess {
  const apps = appsIn(outputs);
  const found = apps.find((app) => app.name === name);
  if (found !== undefined) return found;
  throw new AppNotInStackError(
    name,
    apps.map((app) => app.name),
  );
}
