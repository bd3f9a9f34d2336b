/** Which of the apps of a stack are to be verified. */
import { AppAmbiguousError } from "../../directory";
import type { RecordedIdentity } from "../../lifecycle";
import { AppNotInStackError } from "../token/findApp";

export interface ChosenApps {
  /** Names of those that the state has. */
  readonly recorded: readonly string[];
  /** Declared by the program, and never brought up. */
  readonly declaredOnly: readonly string[];
}

/**
 * All of them where none is named.
 *
 * @param declared names of the apps that the program declares today; none where it cannot be asked
 * @throws {AppNotInStackError} {AppAmbiguousError}
 */
export function chooseApps(
  wanted: readonly string[],
  recorded: readonly RecordedIdentity[],
  declared: readonly string[],
): ChosenApps {
  const recordedNames = new Set(recorded.map(({ name }) => name));
  const declaredOnly = declared.filter((name) => !recordedNames.has(name));
  const existing = [...recordedNames, ...declaredOnly];
  const unknown = wanted.find((name) => !existing.includes(name));
  if (unknown !== undefined) throw new AppNotInStackError(unknown, existing);
  const chosen = recorded.filter(({ name }) => isWanted(name, wanted));
  assertUnique(chosen);
  return {
    recorded: chosen.map(({ name }) => name),
    declaredOnly: declaredOnly.filter((name) => isWanted(name, wanted)),
  };
}

/** Where none is named, all are meant. */
export function isWanted(name: string, wanted: readonly string[]): boolean {
  return wanted.length === 0 || wanted.includes(name);
}

/** Resources of two types, or of two parents, may have one name in a program. */
function assertUnique(apps: readonly RecordedIdentity[]): void {
  for (const { name } of apps) {
    const alike = apps.filter((app) => app.name === name);
    if (alike.length > 1)
      throw new AppAmbiguousError(
        name,
        alike.map(({ clientId }) => ({ clientId, createdAt: "" })),
      );
  }
}
