/** Refuses wrong arguments, all of an app's problems in one message. */
import * as pulumi from "@pulumi/pulumi";
import { judgeManifest, type Problem } from "../rules";
import type { AppRegistrationArgs } from "./appRegistrationArgs";
import { manifestOfArguments } from "./argumentManifest";
import { judgeOwnConsent } from "./judgeOwnConsent";
import { claimDisplayName } from "./programRegistry";
import { readArguments } from "./readArguments";
import { onlyCatalogued } from "./requestedPermissions";

/** Longer values are cut in messages. */
const shownLength = 100;

/**
 * Checks what is settled in the source; outputs of other resources are for the directory to judge.
 *
 * @throws {pulumi.ResourceError} bound to the component, which Pulumi prints without a stack.
 */
export function assertArguments(name: string, args: unknown, component: pulumi.Resource): void {
  const { usable, findings } = readArguments(args);
  const { displayName } = usable;
  const taken = typeof displayName === "string" ? judgeDisplayName(name, displayName) : [];
  const judged = judgeManifest(manifestOfArguments(name, withoutNewer(usable)), {
    today: new Date().toISOString().slice(0, 10),
  });
  const problems = [...findings, ...taken, ...judged, ...judgeOwnConsent(usable)];
  if (problems.length === 0) return;
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  const message = `AppRegistration "${name}" has ${count}:\n${problems.map(renderFinding).join("\n")}`;
  throw new pulumi.ResourceError(message, component, true);
}

/** What the catalogue does not have, no rule can judge: they would all refuse it as unknown. */
function withoutNewer(args: Partial<AppRegistrationArgs>): Partial<AppRegistrationArgs> {
  const { permissions, consent } = args;
  return {
    ...args,
    ...(permissions && { permissions: onlyCatalogued(permissions) }),
    ...(typeof consent === "object" && { consent: { wholeTenant: onlyCatalogued(consent.wholeTenant) } }),
  };
}

function judgeDisplayName(name: string, displayName: string): readonly Problem[] {
  const other = claimDisplayName(name, displayName);
  if (other === undefined) return [];
  const rule = `no two apps of a program have the same display name, and "${other}" has this one`;
  return [{ argument: "displayName", value: displayName, rule, fix: "give one of them another name" }];
}

function renderFinding({ argument, value, rule, fix }: Problem): string {
  const shown = value !== undefined && value.length > shownLength ? `${value.slice(0, shownLength)}…` : value;
  return ` - ${argument}${shown === undefined ? "" : ` ${JSON.stringify(shown)}`}: ${rule}.\n   Fix: ${fix}`;
}
