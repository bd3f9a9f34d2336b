/**
 * What a user has to be, besides what the token allows: an app that acts for a user can do no more than the user.
 *
 * Sources: learn.microsoft.com/entra/identity/role-based-access-control/delegate-by-task and permissions-reference (names and
 * template ids), and on deleted items the pages of Microsoft Graph.
 */
import type { CheckedCommand, DeclaredPart } from "./commandCalls";

/** A role of the directory that somebody has. */
export interface DirectoryRole {
  readonly displayName: string;
  /** The same in every tenant. */
  readonly templateId: string;
}

/** Something that takes more than being a member of the tenant. Changing and deleting does not: who registers an app owns it. */
export type Duty = "register" | "consent" | "assignRoles" | "purge";

const role = {
  globalAdministrator: "62e90394-69f5-4237-9190-012177145e10",
  privilegedRoleAdministrator: "e8611ab8-c189-46e8-94e1-60213ab1f814",
  applicationAdministrator: "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3",
  cloudApplicationAdministrator: "158c047a-c907-4556-b7ef-446551a6b5f7",
  applicationDeveloper: "cf1c38e5-3621-4004-a7cb-879624dced7c",
} as const;

const ofApps = [role.cloudApplicationAdministrator, role.applicationAdministrator, role.globalAdministrator];

interface DutyRule {
  /** What it lets do. */
  readonly what: string;
  /** Template ids, the least first. */
  readonly roles: readonly string[];
  /** Name of the least, for people. */
  readonly least: string;
}

export const duties: Readonly<Record<Duty, DutyRule>> = {
  register: {
    what: "register applications",
    roles: [role.applicationDeveloper, ...ofApps],
    least: "Application Developer",
  },
  consent: {
    what: "consent for the whole tenant",
    roles: [...ofApps, role.privilegedRoleAdministrator],
    least: "Cloud Application Administrator",
  },
  assignRoles: {
    what: "grant application permissions of Microsoft Graph",
    roles: [role.privilegedRoleAdministrator, role.globalAdministrator],
    least: "Privileged Role Administrator",
  },
  purge: {
    what: "purge deleted applications",
    roles: ofApps,
    least: "Cloud Application Administrator",
  },
};

const deployerDuties: readonly { readonly duty: Duty; readonly when?: DeclaredPart }[] = [
  { duty: "register" },
  { duty: "consent", when: "delegatedConsent" },
  { duty: "assignRoles", when: "appRoles" },
];

const dutiesOf: Readonly<Record<CheckedCommand, typeof deployerDuties>> = {
  list: [],
  verify: [],
  drift: [],
  adopt: [],
  up: deployerDuties,
  recover: deployerDuties,
  teardown: [{ duty: "purge" }, { duty: "consent", when: "delegatedConsent" }],
};

/** What a user cannot do with the roles they have, of what a command does. */
export function missingDuties(
  command: CheckedCommand,
  {
    roles,
    parts,
    mayRegister,
  }: { roles: readonly DirectoryRole[]; parts: readonly DeclaredPart[]; mayRegister: boolean },
): readonly Duty[] {
  const held = new Set(roles.map(({ templateId }) => templateId));
  return dutiesOf[command]
    .filter(({ when }) => when === undefined || parts.includes(when))
    .map(({ duty }) => duty)
    .filter((duty) => !(duty === "register" && mayRegister))
    .filter((duty) => !duties[duty].roles.some((id) => held.has(id)));
}
