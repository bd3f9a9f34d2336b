/** Puts what a rehearsal did into words: `2 applications, 2 service principals`. */
import type { RehearsalResult, StepRecord } from "../../rehearsal";

/** What people call the resources; others go by their type's name. */
const names: Readonly<Record<string, string>> = {
  Application: "application",
  ServicePrincipal: "service principal",
  ServicePrincipalDelegatedPermissionGrant: "consent for the whole tenant",
  AppRoleAssignment: "app role assignment",
  ApplicationPassword: "client secret",
  ApplicationCertificate: "certificate",
  ApplicationFederatedIdentityCredential: "federated credential",
};

/** The resources in the directory that the steps are about, counted by kind, in order of appearance. */
export function countByKind(steps: readonly StepRecord[]): string {
  const counts = new Map<string, number>();
  for (const { type } of steps) {
    const kind = type.split(":").at(-1) ?? type;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => `${count} ${plural(names[kind] ?? kind, count)}`).join(", ");
}

/** The steps on resources of a provider that changed something. */
export function changedIn({ steps }: Pick<RehearsalResult, "steps">): StepRecord[] {
  return steps.filter(({ custom, operation, type }) => custom && operation !== "same" && !isProvider(type));
}

/** The steps on resources of a provider that left everything as it was. */
export function unchangedIn({ steps }: Pick<RehearsalResult, "steps">): StepRecord[] {
  return steps.filter(({ custom, operation, type }) => custom && operation === "same" && !isProvider(type));
}

function isProvider(type: string): boolean {
  return type.startsWith("pulumi:");
}

function plural(name: string, count: number): string {
  if (count === 1) return name;
  const [first = "", ...rest] = name.split(" for ");
  return [`${first}s`, ...rest].join(" for ");
}
