/** When Graph gives a certificate back. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { useGraphTenant } from "./graphTenant";
import { listIn } from "./tenantClient";

const { graph, create } = useGraphTenant();
const key = readFileSync(join(__dirname, "..", "components", "certificate.pem")).toString("base64");
const keyCredentials = [{ key, type: "AsymmetricX509Cert", usage: "Verify" }];

let paths: readonly string[];

beforeAll(async () => {
  const { id, appId } = await create("/v1.0/applications", { displayName: "Certified" });
  const principal = await create("/v1.0/servicePrincipals", { appId });
  paths = [`/v1.0/applications/${id}`, `/v1.0/servicePrincipals/${principal.id}`];
  for (const path of paths) await graph("PATCH", path, { keyCredentials });
});

it("a certificate of an application or a principal comes back with its text to who asks for it by name only", async () => {
  for (const path of paths) {
    expect((await graph("GET", path)).body.keyCredentials).toMatchObject([{ key: null, usage: "Verify" }]);
    expect((await graph("GET", `${path}?$select=keyCredentials`)).body.keyCredentials).toMatchObject([{ key }]);
  }
});

it("a list of principals leaves it out", async () => {
  const query = "$filter=displayName+eq+'Certified'&$select=keyCredentials";
  const [principal] = listIn(await graph("GET", `/v1.0/servicePrincipals?${query}`));

  expect(principal?.keyCredentials).toMatchObject([{ key: null }]);
});
