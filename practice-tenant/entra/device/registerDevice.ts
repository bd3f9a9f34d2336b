/** The device flow: `/{tenant}/oauth2/v2.0/devicecode` for the device, `/devicelogin` for the person. */
import type { TenantApp } from "../../context";
import { readFields } from "../formFields";
import { type PageServices, registerPage } from "../interaction/registerPage";
import { sendRefusal } from "../refusals/sendRefusal";
import { deviceLogin } from "./deviceLogin";
import { issueDeviceCode } from "./issueDeviceCode";

const pagePaths = ["/devicelogin", "/:tenant/oauth2/deviceauth"];

export function registerDevice(app: TenantApp, services: PageServices): void {
  const { context } = services;
  app.post<{ Params: { tenant: string } }>("/:tenant/oauth2/v2.0/devicecode", async (request, reply) => {
    reply.header("cache-control", "no-store, no-cache");
    try {
      return issueDeviceCode(context, request.params.tenant, readFields(request.body));
    } catch (error) {
      return sendRefusal(context, { request, reply }, error);
    }
  });
  for (const path of pagePaths) {
    registerPage(app, services, path, (visit, tenant) => {
      return deviceLogin(visit, path.replace(":tenant", encodeURIComponent(tenant)));
    });
  }
}
