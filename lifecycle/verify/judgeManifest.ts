/** Whether two pictures of an app are the same: what the program says, what was brought up, what the directory has. */
import { type AppManifest, compareManifests, type ManifestDifference, programApiName } from "../../manifest";
import type { Check } from "./check";

/** @param program what the program declares today; undefined: the app is no longer in it */
export function judgeApplied(program: AppManifest | undefined, recorded: AppManifest): Check {
  const row = { kind: "applied" } as const;
  const fix = "bring the stack up; what follows is judged by what was brought up last";
  if (program === undefined) {
    return { ...row, verdict: "differs", found: "the program no longer declares it", details: [], fix };
  }
  const differences = compareManifests(program, recorded);
  if (differences.length === 0) {
    return { ...row, verdict: "holds", found: "the program as it is was brought up", details: [] };
  }
  const found = "the program has changed since it was brought up";
  return { ...row, verdict: "differs", found, details: differences.map(describeUnapplied), fix };
}

/** The application, its principal, and whatever hangs on them but consent. */
export function judgeConfigured(declared: AppManifest, actual: AppManifest): Check {
  const differences = compareManifests(declared, actual).filter(({ area }) => area !== "consent");
  const row = { kind: "configured" } as const;
  if (differences.length === 0) return { ...row, verdict: "holds", found: "as declared", details: [] };
  return {
    ...row,
    verdict: "differs",
    found: `${count(differences.length, "setting")} not as declared`,
    details: differences.map(describeDifference),
    fix: "refresh the stack and bring it up again, or declare what is meant to stay",
  };
}

/**
 * What people accept for themselves when they sign in, of what is declared, is no difference: it is how an app without consent
 * in its program comes to its permissions.
 */
export function judgeConsented(declared: AppManifest, actual: AppManifest): Check {
  const all = compareManifests(declared, actual).filter(({ area }) => area === "consent");
  const accepted = all.filter((difference) => isAccepted(difference, declared));
  const differences = all.filter((difference) => !accepted.includes(difference));
  const row = { kind: "consented" } as const;
  if (differences.length === 0) {
    return { ...row, verdict: "holds", found: describeConsent(declared, accepted), details: [] };
  }
  return {
    ...row,
    verdict: "differs",
    found: `${count(differences.length, "consent")} not as declared`,
    details: differences.map(describeDifference),
    fix: fixConsent(differences),
  };
}

function isAccepted({ kind, subject }: ManifestDifference, { requests }: AppManifest): boolean {
  if (kind !== "added" || subject?.kind !== "consent" || subject.consent.to !== "oneUser") return false;
  const { api, permission } = subject.consent;
  return requests.some((request) => request.api === api && request.permission === permission);
}

function describeConsent({ consents, requests }: AppManifest, accepted: readonly ManifestDifference[]): string {
  const people = new Set(accepted.flatMap(({ subject }) => userOf(subject)));
  const byThemselves = people.size === 0 ? "" : `; ${count(people.size, "person", "people")} accepted so far`;
  if (consents.length > 0) return `${count(consents.length, "permission")} as declared${byThemselves}`;
  const asks = requests.some(({ kind }) => kind === "delegated");
  return asks ? `by whoever signs in, as declared${byThemselves}` : "nothing, as declared";
}

function userOf(subject: ManifestDifference["subject"]): readonly string[] {
  if (subject?.kind !== "consent" || subject.consent.to !== "oneUser") return [];
  const { userObjectId } = subject.consent;
  return userObjectId.state === "known" ? [userObjectId.value] : [];
}

function fixConsent(differences: readonly ManifestDifference[]): string {
  const isLacking = differences.some(({ kind }) => kind !== "added");
  const isSurplus = differences.some(({ kind }) => kind === "added");
  return [
    ...(isLacking ? ["refresh the stack and bring it up again: the program gives the consent"] : []),
    ...(isSurplus ? ["take back what was granted outside the program, or declare it under consent"] : []),
  ].join("; ");
}

/** One line: what is missing, what came to it, what is otherwise than declared. */
function describeDifference({ kind, what, declared, actual }: ManifestDifference): string {
  const named = readable(what);
  if (kind === "missing") return `missing: ${named}`;
  if (kind === "added") return `not declared: ${named}`;
  return `${named}: declared ${declared ?? "nothing"}, is ${actual ?? "nothing"}`;
}

function describeUnapplied({ kind, what, declared, actual }: ManifestDifference): string {
  const named = readable(what);
  if (kind === "missing") return `not brought up yet: ${named}`;
  if (kind === "added") return `no longer declared: ${named}`;
  return `${named}: declared ${declared ?? "nothing"}, brought up ${actual ?? "nothing"}`;
}

/** An app of the program goes by its logical name alone. */
function readable(what: string): string {
  return what.replaceAll(/app:\S+/g, (api) => programApiName(api) ?? api);
}

function count(number: number, one: string, several = `${one}s`): string {
  return `${number} ${number === 1 ? one : several}`;
}
