/** Whether two pictures of an app are the same: what the program says, what was brought up, what the directory has. */
import { findApi } from "../../catalogue";
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
    return { ...row, verdict: "holds", found: "the program has not changed since", details: [] };
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
  if (consents.length > 0) return `${countConsents(consents)}, as declared${byThemselves}`;
  const asks = requests.some(({ kind }) => kind === "delegated");
  return asks ? `by whoever signs in, as declared${byThemselves}` : "nothing, as declared";
}

function countConsents(consents: AppManifest["consents"]): string {
  const words = {
    wholeTenant: "for the whole tenant",
    oneUser: "for single users",
    app: "for the app itself",
  } as const;
  return (["wholeTenant", "oneUser", "app"] as const)
    .map((whom) => ({ whom, number: consents.filter(({ to }) => to === whom).length }))
    .flatMap(({ whom, number }) => (number === 0 ? [] : [`${number} ${words[whom]}`]))
    .join(", ");
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
function describeDifference(difference: ManifestDifference): string {
  const { kind, declared = "nothing", actual = "nothing" } = difference;
  if (kind === "changed") return `${nameOf(difference)}: declared ${declared}, is ${actual}`;
  return `${kind === "missing" ? "missing" : "not declared"}: ${nameOf(difference)}`;
}

function describeUnapplied(difference: ManifestDifference): string {
  const { kind, declared = "nothing", actual = "nothing" } = difference;
  if (kind === "changed") return `${nameOf(difference)}: declared ${declared}, brought up ${actual}`;
  return `${kind === "missing" ? "not brought up yet" : "no longer declared"}: ${nameOf(difference)}`;
}

/** Permissions go by their own names first, because those are what a reader looks for. */
function nameOf({ subject, what }: ManifestDifference): string {
  if (subject?.kind === "request") {
    const { api, permission, kind } = subject.request;
    return `${permission} of ${titleOfApi(api)} (${kind})`;
  }
  if (subject?.kind !== "consent") return what;
  const { consent } = subject;
  const forWhom = { wholeTenant: "for the whole tenant", app: "for the app itself", oneUser: "for one user" } as const;
  return `${consent.permission} of ${titleOfApi(consent.api)}, ${forWhom[consent.to]}`;
}

function titleOfApi(api: string): string {
  return findApi(api)?.displayName ?? programApiName(api) ?? api;
}

function count(number: number, one: string, several = `${one}s`): string {
  return `${number} ${number === 1 ? one : several}`;
}
