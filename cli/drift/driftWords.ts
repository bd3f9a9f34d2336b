/** Words that every form of output uses for the same things. */
import { type DriftFinding, driftSeverities } from "../../lifecycle";
import type { DriftReport } from "./driftReport";
import { nameOf } from "./meaning";

/** The findings as people ask for them. */
export interface SortedFindings {
  readonly title: string;
  readonly findings: readonly DriftFinding[];
}

/** Worst first within each; groups without findings are left out. */
export function sortFindings(findings: readonly DriftFinding[]): readonly SortedFindings[] {
  const isPending = ({ side }: DriftFinding): boolean => side === "program" || side === "state";
  const groups = [
    { title: "Who can now do what the program does not say", of: (one: DriftFinding) => one.opens },
    { title: "Not as the program says", of: (one: DriftFinding) => !one.opens && !isPending(one) },
    { title: "Not applied yet, or not in the state", of: (one: DriftFinding) => !one.opens && isPending(one) },
  ];
  return groups
    .map(({ title, of }) => ({ title, findings: findings.filter(of) }))
    .filter((group) => group.findings.length > 0);
}

/** `3 differences: 1 critical, 2 low`. */
export function amountOf(findings: readonly DriftFinding[]): string {
  const counts = driftSeverities
    .map((severity) => ({ severity, count: findings.filter((one) => one.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}`);
  return `${countOf(findings.length, "difference")}: ${counts.join(", ")}`;
}

export function countOf(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}

/** Values that say no more than that something is there. */
const plainPresence: ReadonlySet<string> = new Set([
  ...["there", "granted", "asked for", "assigned", "owner", "pre-authorized", "in tokens"],
]);

/** Which of the three has it, and in which value: `only in the tenant: until 2027-03-01T00:00:00Z`. */
export function sidesOf({ declared, recorded, actual, side, kind }: DriftFinding): string {
  const [program, state, tenant] = [declared, recorded, actual].map((value) => value ?? "nothing");
  switch (side) {
    case "tenant":
      if (kind === "added") return withValue("only in the tenant", actual);
      if (kind === "missing" && actual === undefined)
        return withValue("in program and state, not in the tenant", declared);
      return `program and state: ${program}; tenant: ${tenant}`;
    case "program":
      if (kind === "added") return withValue("no longer in the program, still in state and tenant", actual);
      if (kind === "missing") return withValue("only in the program so far", declared);
      return `program: ${program}; state and tenant: ${tenant}`;
    case "state":
      return `program and tenant: ${program}; state: ${state}`;
    case "all":
      return `program: ${program}; state: ${state}; tenant: ${tenant}`;
  }
}

function withValue(text: string, value: string | undefined): string {
  return value === undefined || plainPresence.has(value) ? text : `${text}: ${value}`;
}

/** What it is about, with people by their names. */
export function whatOf({ what, who }: DriftFinding): string {
  return who === undefined ? what : what.replace(who.objectId, nameOf(who));
}

/** `3 users consented to Mail.Read, which calendar-sync asks for: the program leaves that to them.` */
export function leftToUsersSentence({ app, users, permissions }: DriftReport["leftToUsers"][number]): string {
  return `${app}: ${countOf(users, "user")} consented to ${permissions.join(", ")}, which the app asks for. The program leaves that to them.`;
}

/** `No drift: …`, or how much there is. */
export function headlineOf({ findings, apps }: Pick<DriftReport, "findings" | "apps">): string {
  return findings.length === 0
    ? `No drift: program, state and tenant agree on ${countOf(apps.length, "app")}.`
    : amountOf(findings);
}
