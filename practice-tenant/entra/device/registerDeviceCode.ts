/** `/{tenant}/oauth2/v2.0/devicecode`: the device's side of the device flow. */
import type { TenantApp, TenantContext } from "../../context";
import { answerPreflight } from "../endpointHeaders";
import { readFields } from "../formFields";
import { sendRefusal } from "../refusals/sendRefusal";
import { issueDeviceCode } from "./issueDeviceCode";

const path = "/:tenant/oauth2/v2.0/devicecode";

export function registerDeviceCode(app: TenantApp, context: TenantContext): void {
  answerPreflight(app, path);
  app.post<{ Params: { tenant: string } }>(path, async (request, reply) => {
    reply.header("cache-control", "no-store, no-cache");
    try {
      return issueDeviceCode(context, request.params.tenant, readFields(request.body));
    } catch (error) {
      return sendRefusal(context, { request, reply }, error);
    }
  });
}
