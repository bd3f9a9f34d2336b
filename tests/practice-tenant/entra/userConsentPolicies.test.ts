import { expect, it } from "vitest";
import { policyAllows } from "../../../practice-tenant/entra/consent/userConsentPolicies";
import type { UserConsentPolicy } from "../../../practice-tenant/settings";

const graph = "00000003-0000-0000-c000-000000000000";
const exchange = "00000002-0000-0ff1-ce00-000000000000";
const planner = "0c5e2b5e-0000-4000-8000-000000000003";

it.each<[UserConsentPolicy, string, string, boolean]>([
  ["microsoft-user-default-legacy", graph, "Calendars.ReadWrite", true],
  ["microsoft-user-default-recommended", graph, "User.Read", true],
  ["microsoft-user-default-recommended", graph, "Contacts.Read", true],
  ["microsoft-user-default-recommended", graph, "Contacts.Read.Shared", false],
  ["microsoft-user-default-recommended", graph, "Contacts.ReadWrite", false],
  ["microsoft-user-default-recommended", graph, "Calendars.Read", false],
  ["microsoft-user-default-recommended", graph, "Calendars.Read.Shared", false],
  ["microsoft-user-default-recommended", graph, "MailboxSettings.Read", false],
  ["microsoft-user-default-recommended", graph, "Tasks.ReadWrite.Shared", false],
  ["microsoft-user-default-recommended", graph, "Mail.Send", true],
  ["microsoft-user-default-recommended", graph, "Files.Read", true],
  ["microsoft-user-default-recommended", graph, "Files.Read.All", false],
  ["microsoft-user-default-recommended", exchange, "IMAP.AccessAsUser.All", false],
  ["microsoft-user-default-recommended", exchange, "Calendars.Read", true],
  ["microsoft-user-default-recommended", planner, "Calendars.Read", true],
  ["microsoft-user-default-low", graph, "offline_access", true],
  ["microsoft-user-default-low", graph, "Mail.Send", false],
  ["microsoft-user-default-low", planner, "User.Read", false],
  ["none", graph, "openid", false],
])("%s on %s %s: %s", (policy, apiAppId, permission, allowed) => {
  expect(policyAllows(policy, apiAppId, permission)).toBe(allowed);
});
