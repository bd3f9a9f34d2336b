/**
 * Delegated permissions that need no administrator by themselves and that Microsoft's recommended user consent policy, the
 * default of new tenants, keeps users from consenting to all the same.
 *
 * Data with a date: Microsoft changes the policy without notice. Correct the list together with the date.
 */
import type { ApiName, Permission } from "./types";

export const recommendedPolicy = {
  id: "microsoft-user-default-recommended",
  asOf: "2026-01-22",
  source: "learn.microsoft.com/entra/identity/enterprise-apps/manage-app-consent-policies",
} as const;

/** Spelled out rather than by pattern: a permission that is added later is not on Microsoft's list until somebody looks. */
const excluded: Readonly<Partial<Record<ApiName, ReadonlySet<string>>>> = {
  microsoftGraph: new Set([
    "Files.Read.All",
    "Files.ReadWrite.All",
    "Sites.Read.All",
    "Sites.ReadWrite.All",
    "Mail.Read",
    "Mail.Read.Shared",
    "Mail.ReadBasic",
    "Mail.ReadBasic.Shared",
    "Mail.ReadWrite",
    "Mail.ReadWrite.Shared",
    "MailboxFolder.Read",
    "MailboxFolder.ReadWrite",
    "MailboxItem.Read",
    "MailboxSettings.Read",
    "MailboxSettings.ReadWrite",
    "Calendars.Read",
    "Calendars.Read.Shared",
    "Calendars.ReadBasic",
    "Calendars.ReadWrite",
    "Calendars.ReadWrite.Shared",
    "Chat.Read",
    "Chat.ReadWrite",
    "OnlineMeetings.Read",
    "OnlineMeetings.ReadWrite",
    "Contacts.Read.Shared",
    "Contacts.ReadWrite",
    "Contacts.ReadWrite.Shared",
    "Tasks.Read",
    "Tasks.Read.Shared",
    "Tasks.ReadWrite",
    "Tasks.ReadWrite.Shared",
    "People.Read",
  ]),
  exchangeOnline: new Set([
    "EAS.AccessAsUser.All",
    "EWS.AccessAsUser.All",
    "IMAP.AccessAsUser.All",
    "POP.AccessAsUser.All",
  ]),
};

/** The names on the list, for those who check it. */
export function listExcluded(api: ApiName): readonly string[] {
  return [...(excluded[api] ?? [])];
}

/** Who may consent, as far as public sources tell. */
export interface ConsentMeaning {
  readonly who: "user" | "admin" | "unknown";
  /**
   * Under Microsoft's recommended policy: whether a user may consent. "unknown" where nobody tells who may consent at all and
   * the policy does not name the permission.
   */
  readonly recommendedPolicy: "allows" | "refuses" | "unknown";
}

export function readConsent({ api, kind, name, consent }: Permission): ConsentMeaning {
  const who = consent ?? "unknown";
  if (who === "admin") return { who, recommendedPolicy: "refuses" };
  if (kind === "delegated" && excluded[api]?.has(name)) return { who, recommendedPolicy: "refuses" };
  return { who, recommendedPolicy: who === "user" ? "allows" : "unknown" };
}
