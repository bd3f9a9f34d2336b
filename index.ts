/** The apps of this tenant. Declarations and outputs only. */
import { AppRegistration } from "./components";

const calendarSyncApp = new AppRegistration("calendar-sync", {
  displayName: "Calendar Sync",
  publicClient: { redirectUris: ["http://localhost"], allowPublicClientFlows: true },
  permissions: {
    microsoftGraph: {
      delegated: ["openid", "profile", "offline_access", "User.Read", "Calendars.Read", "Contacts.ReadWrite"],
    },
  },
});

const roomBoardApp = new AppRegistration("room-board", {
  displayName: "Room Board",
  singlePage: { redirectUris: ["http://localhost:5173/", "https://rooms.contoso.example/"] },
  permissions: { microsoftGraph: { delegated: ["User.Read", "Calendars.Read"] } },
  consent: "wholeTenant",
});

/** For each app: its client id, tenant id and admin-consent URL, and what it takes to get a token. */
export const calendarSync = calendarSyncApp.access;
export const roomBoard = roomBoardApp.access;
