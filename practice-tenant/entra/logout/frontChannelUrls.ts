/** Front-channel logout: the addresses with which apps end their own sessions of somebody who signs out. */
import type { TenantContext } from "../../context";
import { findClient } from "../clients/findClient";
import type { SignedIn } from "../sessions/browserSessions";

/**
 * The `web.logoutUrl` of each app that these people went to in this session, with the session's id. Entra sends `sid`
 * and no `iss`, and takes https addresses only.
 *
 * Source: entra-docs v2-protocols-oidc, supported-accounts-validation; learn.microsoft.com/answers/questions/11341.
 */
export function frontChannelUrls({ store }: TenantContext, leaving: readonly SignedIn[]): string[] {
  return leaving.flatMap(({ account }) =>
    account.apps.flatMap((appId) => withSession(findClient(store, appId)?.application?.web.logoutUrl, account.sid)),
  );
}

function withSession(logoutUrl: string | null | undefined, sid: string): string[] {
  if (typeof logoutUrl !== "string" || !URL.canParse(logoutUrl)) return [];
  const url = new URL(logoutUrl);
  if (url.protocol !== "https:") return [];
  url.searchParams.set("sid", sid);
  return [url.href];
}
