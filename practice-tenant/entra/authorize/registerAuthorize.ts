/** `/{tenant}/oauth2/v2.0/authorize`. */
import type { TenantApp } from "../../context";
import { type PageServices, registerPage } from "../interaction/registerPage";
import { authorize } from "./authorize";
import { identifyRequest } from "./pipeline";

export function registerAuthorize(app: TenantApp, services: PageServices): void {
  registerPage(app, services, "/:tenant/oauth2/v2.0/authorize", (visit, tenant) => {
    // An app may also send its parameters as a form. The pages answer to their own address, so they move into that.
    if (visit.body.size > 0) {
      return { kind: "redirect", location: `?${new URLSearchParams([...visit.query, ...visit.body])}` };
    }
    return authorize(visit, identifyRequest(services.context, tenant, visit.query));
  });
}
