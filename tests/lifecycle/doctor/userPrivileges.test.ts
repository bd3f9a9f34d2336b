import { beforeAll, describe, expect, it } from "vitest";
import { DirectoryClient, findApps } from "../../../directory";
import { callsOf } from "../../../lifecycle/doctor/commandCalls";
import { judgePrivileges } from "../../../lifecycle/doctor/judgePrivileges";
import { readOverviews } from "../../../lifecycle/overview/readOverviews";
import { useGraphTenant } from "../../practice-tenant/graphTenant";

const directory = useGraphTenant();
const ben = "44444444-4444-4444-8444-444444444442";
const { least } = judgePrivileges(callsOf("list", []), { kind: "delegated", names: [] });

beforeAll(async () => {
  const { appId } = await directory.create("/v1.0/applications", { displayName: "Planner" });
  await directory.create("/v1.0/servicePrincipals", { appId });
});

/** What `appreg list --all` reads, for a member without any role who signed in by way of an app with these scopes. */
async function list(scopes: readonly string[]): Promise<readonly string[]> {
  const token = await directory.token({ oid: ben, idtyp: "user", scp: scopes.join(" ") });
  const { origin, caPem } = directory.tenant;
  const client = new DirectoryClient({
    ...{ graphBaseUrl: origin, practiceCaPem: caPem, scopes: [`${origin}/.default`] },
    credential: { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) },
  });
  const overviews = await readOverviews(client, await findApps(client, { by: "all" }), { now: new Date() });
  return overviews.map(({ displayName }) => displayName);
}

describe("a member without any role", () => {
  it("lists every app of the tenant with exactly the least scopes", async () => {
    expect(await list(least)).toEqual(["Planner"]);
  });

  it.each(least)("cannot without %s", async (name) => {
    await expect(list(least.filter((other) => other !== name))).rejects.toMatchObject({ status: 403 });
  });
});
