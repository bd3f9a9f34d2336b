/** Refuses wrong arguments, all of an app's problems in one message, and warns of risky ones. */
import * as pulumi from "@pulumi/pulumi";
import {
  acceptFindings,
  describeProblem,
  type Finding,
  judgeExceptions,
  judgeManifest,
  type Problem,
  rules,
} from "../../rules";
import type { AppRegistrationArgs } from "../appRegistrationArgs";
import { onlyCatalogued } from "../permissions/requestedPermissions";
import { claimDisplayName } from "../program/programRegistry";
import { manifestOfArguments } from "./argumentManifest";
import { judgeCertificates } from "./judgeCertificates";
import { judgeConsent } from "./judgeConsent";
import { readArguments } from "./readArguments";

/**
 * Checks what is settled in the source; outputs of other resources are for the directory to judge.
 *
 * @throws {pulumi.ResourceError} bound to the component, which Pulumi prints without a stack.
 */
export function assertArguments(name: string, args: unknown, component: pulumi.Resource): void {
  const { usable, problems } = readArguments(args);
  const { displayName, exceptions = [] } = usable;
  const today = renderToday();
  const taken = typeof displayName === "string" ? judgeDisplayName(name, displayName) : [];
  const findings = judgeManifest(manifestOfArguments(name, withoutNewer(usable)), { today });
  const refused = [
    ...problems,
    ...taken,
    ...findings.filter(({ level }) => level === "refused"),
    ...judgeConsent(usable),
    ...judgeCertificates(usable),
    ...judgeExceptions(exceptions, { today, rules }),
  ];
  if (refused.length > 0) throw new pulumi.ResourceError(renderRefusal(name, refused), component, true);
  const { standing } = acceptFindings(findings, exceptions, { today });
  const risky = standing.filter(({ level }) => level === "risky");
  if (risky.length > 0) void pulumi.log.warn(renderWarning(name, risky), component);
}

/** What the catalogue does not have, no rule can judge: they would all refuse it as unknown. */
function withoutNewer(args: Partial<AppRegistrationArgs>): Partial<AppRegistrationArgs> {
  const { permissions, consent } = args;
  return {
    ...args,
    ...(permissions && { permissions: onlyCatalogued(permissions) }),
    ...(typeof consent === "object" &&
      consent.wholeTenant && { consent: { ...consent, wholeTenant: onlyCatalogued(consent.wholeTenant) } }),
  };
}

function judgeDisplayName(name: string, displayName: string): readonly Problem[] {
  const other = claimDisplayName(name, displayName);
  if (other === undefined) return [];
  const rule = `no two apps of a program have the same display name, and "${other}" has this one`;
  return [{ argument: "displayName", value: displayName, rule, fix: "give one of them another name" }];
}

function renderRefusal(name: string, problems: readonly (Problem | Finding)[]): string {
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  return `AppRegistration "${name}" has ${count}:\n${problems.map(renderProblem).join("\n")}`;
}

function renderWarning(name: string, findings: readonly Finding[]): string {
  const count = findings.length === 1 ? "1 thing" : `${findings.length} things`;
  return `AppRegistration "${name}" has ${count} that a reviewer should know:\n${findings.map(renderFinding).join("\n")}`;
}

function renderProblem(problem: Problem | Finding): string {
  return ` - ${describeProblem(problem)}.\n   Fix: ${problem.fix}`;
}

/** With the rule's id, by which an exception accepts it. */
function renderFinding(finding: Finding): string {
  return ` - ${describeProblem(finding)} [${finding.ruleId}].\n   Fix: ${finding.fix}`;
}

function renderToday(): string {
  return new Date().toISOString().slice(0, 10);
}
