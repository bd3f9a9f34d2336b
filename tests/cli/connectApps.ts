/** Apps of each kind as a stack tells them, in a real tenant. */
import type { AppAccess, CredentialKind } from "../../token";

export const tenantId = "7a1f5e0c-1111-4222-8333-444455556666";
export const clientId = "0d9f3f0a-aaaa-4bbb-8ccc-ddddeeeeffff";
const graph = "https://graph.microsoft.com";

const common = {
  clientId,
  tenantId,
  authority: `https://login.microsoftonline.com/${tenantId}`,
  graphBaseUrl: graph,
  roles: [],
};

export const calendarSync: AppAccess = {
  ...common,
  name: "calendar-sync",
  kind: "publicClient",
  scopes: ["openid", "offline_access", `${graph}/Calendars.Read`],
  redirectUri: "http://localhost",
};

export const roomBoard: AppAccess = {
  ...common,
  name: "room-board",
  kind: "singlePage",
  scopes: [`${graph}/User.Read`],
  redirectUri: "http://localhost:5173/redirect.html",
};

export const portal: AppAccess = {
  ...common,
  name: "portal",
  kind: "web",
  scopes: [`${graph}/User.Read`],
  redirectUri: "http://localhost:3000/signed-in",
};

export const mailDigest: AppAccess = {
  ...common,
  name: "mail-digest",
  kind: "service",
  scopes: [],
  roles: [`${graph}/Calendars.Read`],
};

export const everyApp: readonly AppAccess[] = [calendarSync, roomBoard, portal, mailDigest];

/** The same app, which declares these. */
export function provedBy(app: AppAccess, ...credentials: readonly CredentialKind[]): AppAccess {
  return { ...app, name: [app.name, ...credentials].join("-"), credentials };
}

/** The same app, without what leads sign-in back to it. */
export function withoutRedirectUri({ redirectUri: _, ...app }: AppAccess): AppAccess {
  return app;
}

/** The same app in a practice tenant. */
export function onPractice(app: AppAccess): AppAccess {
  const origin = "https://127.0.0.1:28443";
  return {
    ...app,
    authority: `${origin}/${tenantId}`,
    graphBaseUrl: origin,
    scopes: app.scopes.map((scope) => scope.replace(graph, origin)),
    roles: app.roles?.map((role) => role.replace(graph, origin)) ?? [],
  };
}
