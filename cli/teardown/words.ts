/** The words of a teardown: why something stays, and how many there are of what. */
import type { AppUsage, AppUser, LeaveReason, ResidueKind, ResidueReason, TeardownPlan } from "../../lifecycle";
import { plainText } from "../plainText";
import type { Engine } from "../token/readStackOutputs";

export const engineWords: Readonly<Record<Engine, string>> = { rehearsal: "the rehearsal", pulumi: "Pulumi" };

/** As the engines count them: without the providers that they made for themselves. */
export function countResources({ goes }: Pick<TeardownPlan, "goes">): number {
  return goes.filter((urn) => !urn.includes("::pulumi:providers:")).length;
}

export const leaveWords: Readonly<Record<LeaveReason, string>> = {
  protected: "protected by the program",
  retained: "to be kept, says the program (retainOnDelete)",
  foreign: "not of this tenant: never touched",
  needed: "needed by something that stays",
};

export const residueWords: Readonly<Record<ResidueReason, string>> = {
  protected: leaveWords.protected,
  retained: leaveWords.retained,
  needed: leaveWords.needed,
  recycled: "kept with --keep-recycled",
  refused: "refused",
  engine: "the engine did not delete it",
  lagging: "taken away, and shown by the directory still: look again later",
  new: "turned up after the question",
};

export const kindWords: Readonly<Record<ResidueKind, string>> = {
  application: "application",
  servicePrincipal: "service principal",
  recycledApplication: "application in the recycle bin",
  recycledServicePrincipal: "service principal in the recycle bin",
  grant: "consent",
  roleAssignment: "role assignment",
};

/** `1 app`, `2 apps`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `2 applications, 1 service principal`; what there is none of is left out. */
export function listCounts(counts: readonly (readonly [count: number, one: string])[]): string {
  return counts
    .filter(([count]) => count > 0)
    .map(([count, one]) => countOf(count, one))
    .join(", ");
}

/** People named at most; the others are counted. */
const mostNamed = 5;

/** Who uses an app, in few words; undefined where nobody does. */
export function describeUsage({ wholeTenant, users }: AppUsage): string | undefined {
  const parts = [
    ...(wholeTenant ? ["everybody (consent for the whole tenant)"] : []),
    ...describeUsers(users.filter(({ kind }) => kind !== "app")),
    ...users.filter(({ kind }) => kind === "app").map(describeApp),
  ];
  return parts.length === 0 ? undefined : parts.join(", ");
}

function describeUsers(users: readonly AppUser[]): readonly string[] {
  const named = users.slice(0, mostNamed).map(({ kind, displayName }) => {
    return kind === "group" ? `the group ${plainText(displayName)}` : plainText(displayName);
  });
  return users.length > mostNamed ? [...named, `${users.length - mostNamed} more people or groups`] : named;
}

function describeApp({ displayName, marker }: AppUser): string {
  const whose = marker === undefined ? "" : ` (${marker.project}/${marker.stack}/${marker.name})`;
  return `the app ${plainText(displayName)}${plainText(whose)}`;
}
