/** The app registrations that a program has declared so far, so that two of one name are noticed. */
import * as pulumi from "@pulumi/pulumi";
import { currentRun } from "./currentRun";

interface Registry {
  readonly names: Set<string>;
  /** Display name -> logical name. */
  readonly displayNames: Map<string, string>;
}

const registries = new WeakMap<object, Registry>();

/**
 * Notes a logical name. Refused before Pulumi hears of it, whose own refusal speaks of URNs.
 *
 * @throws {pulumi.RunError} for a name that is taken.
 */
export function claimName(name: string): void {
  const { names } = currentRegistry();
  if (names.has(name)) {
    const rule = "every AppRegistration of a program has a name of its own";
    throw new pulumi.RunError(`name "${name}" is used by two app registrations: ${rule}.\n  Fix: rename one of them`);
  }
  names.add(name);
}

/** Notes a display name; returns the logical name of the app that has it already. */
export function claimDisplayName(name: string, displayName: string): string | undefined {
  const { displayNames } = currentRegistry();
  const owner = displayNames.get(displayName);
  if (owner === undefined) displayNames.set(displayName, name);
  return owner;
}

function currentRegistry(): Registry {
  const run = currentRun();
  const registry = registries.get(run) ?? { names: new Set(), displayNames: new Map() };
  registries.set(run, registry);
  return registry;
}
