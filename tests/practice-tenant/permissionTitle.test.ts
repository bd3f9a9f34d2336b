import { expect, it } from "vitest";
import { permissionTitle } from "../../practice-tenant/seed/permissionTitle";

it.each([
  ["Calendars.Read", "Read calendars"],
  ["Contacts.ReadWrite", "Read and write contacts"],
  ["User.Read.All", "Read user (all)"],
  ["Mail.Send", "Send mail"],
  ["Mail.ReadWrite.Shared", "Read and write mail (shared)"],
  ["OnlineMeetings.Read", "Read online meetings"],
  ["IMAP.AccessAsUser.All", "Access, as the signed-in user, IMAP (all)"],
  ["openid", "Sign you in"],
  ["offline_access", "Keep the access you have given it"],
  ["full_access_as_app", "Full access as app"],
  ["Sites.Selected", "Sites selected"],
])("%s is titled %j", (name, title) => {
  expect(permissionTitle(name)).toBe(title);
});
