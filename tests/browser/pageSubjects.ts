/** Whom and what the looked-at pages are about: ordinary apps and people, and such as make a page difficult. */
import type { Application } from "../../practice-tenant/records";
import { ben, graphAccess, permissionIds, type SignInServer } from "../practice-tenant/entra/signInServer";

export interface PageApps {
  readonly plain: Application;
  /** With a name that is long, runs the other way, and would be markup if it were let. */
  readonly hostile: Application;
  /** Has application permissions, which only an administrator can grant, and is told of sign-outs. */
  readonly daemon: Application;
}

/** As long as a name may be, with markup, quotes, writing from the right, and a mark that turns what follows around. */
const hostileName = `<img src=x onerror=alert(1)> "O'Neil" \u202etxet desrever أداة التقويم ${"Quarterly".repeat(9)}`;

export function addApps(server: SignInServer, appAddress: string): PageApps {
  const registered = { publicClient: { redirectUris: [appAddress] }, isFallbackPublicClient: true };
  const daemon = server.addApp({
    ...registered,
    displayName: "Nightly Reports",
    requiredResourceAccess: graphAccess(
      { id: permissionIds.userRead, type: "Scope" },
      { id: permissionIds.mailSendRole, type: "Role" },
    ),
  });
  const web = { ...daemon.web, logoutUrl: "https://reports.example/signed-out" };
  server.context.store.put("application", { ...daemon, web });
  return {
    plain: server.addApp({ ...registered, displayName: "Calendar Sync" }),
    hostile: server.addApp({ ...registered, displayName: hostileName.slice(0, 120) }),
    daemon,
  };
}

export function addPersonWithLongName({ context: { store } }: SignInServer): void {
  const [user, account] = [store.get("user", ben.id), store.get("userAccount", ben.id)];
  if (user === undefined || account === undefined) throw new Error("Ben is not there");
  const id = "44444444-4444-4444-8444-4444444444ff";
  const displayName = `مريم Wolfeschlegelsteinhausenbergerdorff ${"Maximiliana ".repeat(4)}`.trim();
  const userPrincipalName = `${"maximiliana.".repeat(4)}wolfeschlegelsteinhausen@practice.onmicrosoft.com`;
  store.put("user", { ...user, id, displayName, userPrincipalName });
  store.put("userAccount", { ...account, id });
}
