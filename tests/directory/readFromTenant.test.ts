/** The reader against a practice tenant, through TLS, `@azure/identity` and pages that the tenant cuts itself. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { apis, listPermissions } from "../../catalogue";
import { DirectoryClient, type PublishedApi, readPublishedApis } from "../../directory";
import { type PracticeTenant, startPracticeTenant } from "../../practice-tenant";
import { createAppOnlyCredential } from "../../token";

let tenant: PracticeTenant;

beforeAll(async () => {
  tenant = await startPracticeTenant({ port: 0 });
});

afterAll(() => tenant.close());

function read(pageSize: number, onProgress?: (count: number) => void): Promise<PublishedApi[]> {
  const { origin, tenantId, caPem, deployer } = tenant;
  const app = {
    ...({ name: "deployer", kind: "service", clientId: deployer.clientId, tenantId, scopes: [] } as const),
    ...{ authority: `${origin}/${tenantId}`, graphBaseUrl: origin },
  };
  const credential = createAppOnlyCredential(app, { flow: "secret", secret: deployer.clientSecret }, caPem);
  const graph = new DirectoryClient({
    ...{ graphBaseUrl: origin, credential, practiceCaPem: caPem },
    scopes: [`${origin}/.default`],
  });
  return readPublishedApis(graph, { tenantId, pageSize, ...(onProgress === undefined ? {} : { onProgress }) });
}

it("a tenant that is read page by page is the same as one that is read at once", async () => {
  const counts: number[] = [];

  expect(await read(1, (count) => counts.push(count))).toEqual(await read(100));
  expect(counts.length).toBeGreaterThan(3);
  expect(counts).toEqual(counts.map((_, index) => index + 1));
});

it("the tenant publishes what the catalogue says of Microsoft Graph", async () => {
  const graph = apis.find(({ name }) => name === "microsoftGraph");
  const published = (await read(100)).find(({ appId }) => appId === graph?.appId);

  for (const kind of ["delegated", "application"] as const) {
    const names = new Set(published?.[kind].map(({ name, id }) => `${name} ${id}`));
    expect(names).toEqual(new Set(listPermissions("microsoftGraph", kind).map(({ name, id }) => `${name} ${id}`)));
  }
  expect(published?.isOwn).toBe(false);
});
