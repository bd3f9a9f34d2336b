/** `/{tenant}/v2.0/adminconsent` and its older form `/{tenant}/adminconsent`. */
import type { TenantApp } from "../../context";
import { type PageServices, registerPage } from "../interaction/registerPage";
import { refuse } from "../refusals/refusal";
import { resolveTenant } from "../resolveTenant";
import { adminConsent, readAdminConsent } from "./adminConsent";
import type { AdminConsentForm } from "./adminConsentRequest";

const paths: readonly (readonly [path: string, form: AdminConsentForm])[] = [
  ["/:tenant/v2.0/adminconsent", "v2"],
  ["/:tenant/adminconsent", "v1"],
];

export function registerAdminConsent(app: TenantApp, services: PageServices): void {
  const { context } = services;
  for (const [path, form] of paths) {
    registerPage(app, services, path, (visit, segment) => {
      const tenant = resolveTenant(context, segment);
      if (tenant.kind === "consumers" || (tenant.kind === "common" && form === "v2")) {
        throw refuse(50059, { tenant: tenant.written });
      }
      return adminConsent(visit, readAdminConsent(context, form, visit.query));
    });
  }
}
