/** `/devicelogin`: the person's side of the device flow, also under the address that Entra redirects it to. */
import type { TenantApp } from "../../context";
import { type PageServices, registerPage } from "../interaction/registerPage";
import { deviceLogin } from "./deviceLogin";

const paths = ["/devicelogin", "/:tenant/oauth2/deviceauth"];

export function registerDeviceLogin(app: TenantApp, services: PageServices): void {
  for (const path of paths) {
    registerPage(app, services, path, (visit) => deviceLogin(visit));
  }
}
