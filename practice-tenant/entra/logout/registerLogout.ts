/** `/{tenant}/oauth2/v2.0/logout`: signs people out of this browser, and of the apps that they went to with it. */
import type { TenantApp, TenantContext } from "../../context";
import { findClient } from "../clients/findClient";
import { findRedirectUri } from "../clients/findRedirectUri";
import type { FormFields } from "../formFields";
import { type Outcome, showPage } from "../interaction/outcome";
import { type PageServices, registerPage } from "../interaction/registerPage";
import type { Visit } from "../interaction/visit";
import { signedOutPage } from "../pages/signedOutPage";
import { signOutPage } from "../pages/signOutPage";
import { resolveTenant } from "../resolveTenant";
import { frontChannelUrls } from "./frontChannelUrls";
import { type IdTokenHint, readIdTokenHint } from "./idTokenHint";
import { leavingAccounts } from "./leavingAccounts";

export function registerLogout(app: TenantApp, services: PageServices): void {
  const { context } = services;
  registerPage(app, services, "/:tenant/oauth2/v2.0/logout", async (visit, tenant) => {
    resolveTenant(context, tenant);
    // An app may also send its parameters as a form. The pages answer to their own address, so they move into that.
    if (visit.body.size > 0) {
      return { kind: "redirect", location: `?${new URLSearchParams([...visit.query, ...visit.body])}` };
    }
    return logout(visit, await readIdTokenHint(context, visit.query));
  });
}

function logout(visit: Visit, idToken: IdTokenHint | undefined): Outcome {
  const { context, query } = visit;
  const leaving = leavingAccounts(visit, idToken);
  if (leaving === undefined) return askWhom(visit);
  const frames = frontChannelUrls(context, leaving);
  visit.signOut(leaving);
  const back = wayBack(context, query, idToken);
  if (back !== undefined && frames.length === 0) return { kind: "redirect", location: back };
  return showPage(signedOutPage({ frames, back }), 200, { frames, next: back });
}

function askWhom(visit: Visit): Outcome {
  const accounts = visit.accounts.map(({ person: { user } }) => ({
    userId: user.id,
    displayName: user.displayName,
    userPrincipalName: user.userPrincipalName,
  }));
  return showPage(signOutPage({ stamp: visit.stamp("signOut"), accounts }));
}

/** Only to an address that an app registered: the app of the id token, or any when there is no id token. */
function wayBack(context: TenantContext, query: FormFields, idToken: IdTokenHint | undefined): string | undefined {
  const target = query.get("post_logout_redirect_uri");
  if (target === undefined || !URL.canParse(target)) return undefined;
  const isRegistered = appIdsToAsk(context, query, idToken).some((appId) => {
    const client = findClient(context.store, appId);
    return client !== undefined && findRedirectUri(client, target) !== undefined;
  });
  if (!isRegistered) return undefined;
  const url = new URL(target);
  const state = query.get("state");
  if (state !== undefined) url.searchParams.set("state", state);
  return url.href;
}

function appIdsToAsk({ store }: TenantContext, query: FormFields, idToken: IdTokenHint | undefined): string[] {
  if (query.has("id_token_hint")) return idToken === undefined ? [] : [idToken.appId];
  return store.list("application").map(({ appId }) => appId);
}
