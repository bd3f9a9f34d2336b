/** Apps that may do more, or less. */
import type { Consent } from "../../../manifest";
import { application, delegated } from "../../rules/cases/partsOfApps";
import { app, base, head, type ReviewCase } from "./reviewCase";

const signIn = { displayName: "Room Board", web: ["https://rooms.contoso.com/signed-in"] };

export const forTenant = (permission: string): Consent => ({ api: "microsoftGraph", permission, to: "wholeTenant" });
export const forApp = (permission: string): Consent => ({ api: "microsoftGraph", permission, to: "app" });

export const permissionCases: readonly ReviewCase[] = [
  {
    name: "readToWrite",
    title: "a permission is widened from read to write",
    base: base([
      app({
        ...signIn,
        name: "room-board",
        requests: [delegated("User.Read"), delegated("Calendars.Read")],
        consents: [forTenant("User.Read"), forTenant("Calendars.Read")],
      }),
    ]),
    head: head([
      app({
        ...signIn,
        name: "room-board",
        requests: [delegated("User.Read"), delegated("Calendars.ReadWrite")],
        consents: [forTenant("User.Read"), forTenant("Calendars.ReadWrite")],
      }),
    ]),
  },
  {
    name: "delegatedToApplication",
    title: "a delegated permission becomes one of the app itself",
    base: base([
      app({ ...signIn, name: "mail-digest", displayName: "Mail Digest", requests: [delegated("Mail.Read")] }),
    ]),
    head: head([
      app({ ...signIn, name: "mail-digest", displayName: "Mail Digest", requests: [application("Mail.Read")] }),
    ]),
  },
  {
    name: "controlOfTenant",
    title: "an app gains a permission that leads to control of the tenant, and one that its users are asked for",
    base: base([app({ ...signIn, name: "joiners", displayName: "Joiners", requests: [delegated("User.Read")] })]),
    head: head([
      app({
        ...signIn,
        name: "joiners",
        displayName: "Joiners",
        requests: [
          delegated("User.Read"),
          delegated("Mail.Send"),
          delegated("Tasks.Read"),
          application("RoleManagement.ReadWrite.Directory"),
        ],
        consents: [forApp("RoleManagement.ReadWrite.Directory")],
      }),
    ]),
  },
  {
    name: "consentWithdrawn",
    title: "consent for the whole tenant is taken back",
    base: base([
      app({
        ...signIn,
        name: "room-board",
        requests: [delegated("Calendars.Read")],
        consents: [forTenant("Calendars.Read")],
      }),
    ]),
    head: head([app({ ...signIn, name: "room-board", requests: [delegated("Calendars.Read")] })]),
  },
];
