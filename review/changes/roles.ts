/** App roles: what people, groups and other apps can be given in the app. */
import type { AppRole } from "../../manifest";
import type { ExposureChange } from "../change";
import type { ComparedApp } from "../compare/comparedApp";
import { listDifference, pairUp } from "../compare/listDifference";
import { showName } from "../describe/permissionDetails";
import { type SeverityCase, severityOf } from "../severityTable";

export function compareRoles({ base, head }: ComparedApp): readonly ExposureChange[] {
  const difference = listDifference(base.exposes.roles, head.exposes.roles);
  const { pairs, removed, added } = pairUp(difference, (from, to) => (from.name === to.name ? 0 : undefined));
  return [...pairs.flatMap(([from, to]) => compareTwo(from, to)), ...added.map(addedTo), ...removed.map(removedFrom)];
}

function addedTo(role: AppRole): ExposureChange {
  return {
    ...told(role),
    kind: "roleAdded",
    severity: severityOf("roleAdded"),
    before: undefined,
    after: describe(role),
    consequence: `It can be given to ${sayMembers(role)}, whose tokens then name it.`,
  };
}

function removedFrom(role: AppRole): ExposureChange {
  return {
    ...told(role),
    kind: "roleRemoved",
    severity: severityOf("roleRemoved"),
    before: describe(role),
    after: undefined,
    consequence: "Whoever was given it loses it.",
  };
}

function compareTwo(from: AppRole, to: AppRole): readonly ExposureChange[] {
  const members = listDifference(from.members, to.members);
  const changes: (ExposureChange | undefined)[] = [
    members.added.length + members.removed.length === 0
      ? undefined
      : changed(to, {
          detail: "members",
          change: members.added.length > 0 ? "roleChanged/members/wider" : "roleChanged/members/narrower",
          before: sayMembers(from),
          after: sayMembers(to),
          consequence: `It can be given to ${sayMembers(to)}; until now to ${sayMembers(from)}.`,
        }),
    from.isEnabled === to.isEnabled
      ? undefined
      : changed(to, {
          detail: "isEnabled",
          change: to.isEnabled ? "roleChanged/isEnabled/on" : "roleChanged/isEnabled/off",
          before: from.isEnabled ? "enabled" : "disabled",
          after: to.isEnabled ? "enabled" : "disabled",
          consequence: to.isEnabled ? "It can be given, and tokens name it." : "Tokens no longer name it.",
        }),
    from.id === to.id
      ? undefined
      : changed(to, {
          detail: "id",
          change: "roleChanged/id",
          before: showName(from.id),
          after: showName(to.id),
          consequence: "Whoever was given it outside of this program loses it.",
        }),
  ];
  return changes.filter((change) => change !== undefined);
}

interface Detail {
  readonly detail: "members" | "isEnabled" | "id";
  readonly change: SeverityCase;
  readonly before: string;
  readonly after: string;
  readonly consequence: string;
}

function changed(role: AppRole, { change, ...detail }: Detail): ExposureChange {
  return { ...told(role), kind: "roleChanged", severity: severityOf(change), ...detail };
}

const memberWords: Readonly<Record<string, readonly string[]>> = { User: ["people", "groups"], Application: ["apps"] };

function sayMembers({ members }: AppRole): string {
  // "User" first, as people think of them.
  const words = [...members]
    .sort()
    .reverse()
    .flatMap((member) => memberWords[member] ?? [showName(member)]);
  const last = words.at(-1);
  if (last === undefined) return "nobody";
  return words.length === 1 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}

function told({ name }: AppRole) {
  return { area: "exposure", subject: `app role ${showName(name)}`, role: showName(name) } as const;
}

function describe(role: AppRole): string {
  return `${showName(role.name)} for ${sayMembers(role)}${role.isEnabled ? "" : ", disabled"}`;
}
