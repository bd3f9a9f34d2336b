/**
 * What users may consent to without an administrator, by Entra's policy ids: data, with the day it was read.
 *
 * Source: entra-docs manage-app-consent-policies.md of 2026-01-22. Microsoft changes the recommended policy without
 * notice; correct this list with the new date. A permission that needs an administrator by itself is not in question here.
 */
import type { UserConsentPolicy } from "../../settings";

const graph = "00000003-0000-0000-c000-000000000000";
const exchange = "00000002-0000-0ff1-ce00-000000000000";

/** Permission names by application id of the API. */
type PermissionNames = Readonly<Record<string, readonly string[]>>;

export type PolicyRule =
  | { readonly allows: "all" }
  | { readonly allows: "nothing" }
  | { readonly allows: "allBut"; readonly names: PermissionNames }
  | { readonly allows: "only"; readonly names: PermissionNames };

/** Each name also stands for itself with ".Shared"; a trailing "*" for everything that begins so. */
const recommendedExceptions: PermissionNames = {
  [graph]: [
    "Files.Read.All",
    "Files.ReadWrite.All",
    "Sites.Read.All",
    "Sites.ReadWrite.All",
    "Mail.Read",
    "Mail.ReadWrite",
    "Mail.ReadBasic",
    "MailboxItem.Read",
    "MailboxFolder.*",
    "MailboxSettings.*",
    "Calendars.Read",
    "Calendars.ReadBasic",
    "Calendars.ReadWrite",
    "Chat.Read",
    "Chat.ReadWrite",
    "OnlineMeetings.Read",
    "OnlineMeetings.ReadWrite",
    "Contacts.Read.Shared",
    "Contacts.ReadWrite",
    "Tasks.*",
    "People.Read",
  ],
  [exchange]: ["EAS.AccessAsUser.All", "EWS.AccessAsUser.All", "IMAP.AccessAsUser.All", "POP.AccessAsUser.All"],
};

export const userConsentPolicies: Readonly<Record<UserConsentPolicy, PolicyRule>> = {
  "microsoft-user-default-legacy": { allows: "all" },
  "microsoft-user-default-recommended": { allows: "allBut", names: recommendedExceptions },
  // What an administrator classified as low; Entra proposes these five. The apps here are the tenant's own, so the
  // policy's other condition (a verified publisher or one's own tenant) always holds.
  "microsoft-user-default-low": {
    allows: "only",
    names: { [graph]: ["User.Read", "openid", "profile", "email", "offline_access"] },
  },
  none: { allows: "nothing" },
};

/** Whether the policy lets a user consent to a permission of an API, which by itself does not need an administrator. */
export function policyAllows(policy: UserConsentPolicy, apiAppId: string, permission: string): boolean {
  const rule = userConsentPolicies[policy];
  if (rule.allows === "all") return true;
  if (rule.allows === "nothing") return false;
  const listed = (rule.names[apiAppId] ?? []).some((pattern) => isNamedBy(pattern, permission));
  return rule.allows === "only" ? listed : !listed;
}

function isNamedBy(pattern: string, permission: string): boolean {
  if (pattern.endsWith("*")) return permission.startsWith(pattern.slice(0, -1));
  return permission === pattern || permission === `${pattern}.Shared`;
}
