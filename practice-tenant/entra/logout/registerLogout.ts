/** `/{tenant}/oauth2/v2.0/logout`: ends the session of this browser. */
import { decodeJwt } from "jose";
import type { TenantApp, TenantContext } from "../../context";
import { findClient } from "../clients/findClient";
import { findRedirectUri } from "../clients/findRedirectUri";
import type { FormFields } from "../formFields";
import { type Outcome, showPage } from "../interaction/outcome";
import { type PageServices, registerPage } from "../interaction/registerPage";
import { messagePage } from "../pages/messagePage";
import { resolveTenant } from "../resolveTenant";

export function registerLogout(app: TenantApp, services: PageServices): void {
  const { context } = services;
  registerPage(app, services, "/:tenant/oauth2/v2.0/logout", (visit, tenant) => {
    resolveTenant(context, tenant);
    visit.signOut();
    return backToApp(context, visit.query) ?? showPage(messagePage("You are signed out", "You can close this window."));
  });
}

/** Only to an address that an app registered: the app of the id token hint, or any when there is no hint. */
function backToApp(context: TenantContext, query: FormFields): Outcome | undefined {
  const target = query.get("post_logout_redirect_uri");
  if (target === undefined || !URL.canParse(target)) return undefined;
  const isRegistered = appIdsToAsk(context, query).some((appId) => {
    const client = findClient(context.store, appId);
    return client !== undefined && findRedirectUri(client, target) !== undefined;
  });
  if (!isRegistered) return undefined;
  const url = new URL(target);
  const state = query.get("state");
  if (state !== undefined) url.searchParams.set("state", state);
  return { kind: "redirect", location: url.href };
}

function appIdsToAsk({ store }: TenantContext, query: FormFields): string[] {
  const hint = query.get("id_token_hint");
  if (hint === undefined) return store.list("application").map(({ appId }) => appId);
  try {
    return [decodeJwt(hint).aud ?? []].flat();
  } catch {
    return [];
  }
}
