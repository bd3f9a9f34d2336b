import { afterAll, beforeAll, expect, it } from "vitest";
import { type PracticeTenant, startPracticeTenant } from "../../practice-tenant";
import { call, deployerToken } from "./tenantClient";

let tenant: PracticeTenant;
let token: string;
beforeAll(async () => {
  tenant = await startPracticeTenant({ port: 0 });
  token = await deployerToken(tenant);
});
afterAll(() => tenant.close());

it("x", async () => {
  const created = await call(tenant, "POST", "/v1.0/applications", { token, body: { "@odata.type": "#microsoft.graph.application", displayName: "A" } });
  console.log(created.status, JSON.stringify(created.body));
  const id = created.body.id;
  const sp = await call(tenant, "POST", "/v1.0/servicePrincipals", { token, body: { appId: created.body.appId } });
  console.log(sp.status, JSON.stringify(sp.body));
  const list = await call(tenant, "GET", `/v1.0/applications?$filter=displayName+eq+%27A%27&$select=id,appId`, { token });
  console.log(list.status, JSON.stringify(list.body));
  const graph = await call(tenant, "GET", `/v1.0/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')?$select=id`, { token });
  const grant = await call(tenant, "POST", `/v1.0/oauth2PermissionGrants`, { token, body: { clientId: sp.body.id, resourceId: graph.body.id, consentType: "AllPrincipals", scope: "User.Read" } });
  console.log(grant.status, JSON.stringify(grant.body));
  const del = await call(tenant, "DELETE", `/v1.0/applications/${id}`, { token, headers: {"content-type": "application/json"} });
  console.log(del.status, JSON.stringify(del.body), JSON.stringify(tenant.exportDirectory()));
});
