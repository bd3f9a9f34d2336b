import { describe, expect, it } from "vitest";
import { DirectoryClient } from "../../../directory";
import { readOperator } from "../../../lifecycle/doctor/readOperator";
import { readTokenClaims } from "../../../token";
import { useGraphTenant } from "../../practice-tenant/graphTenant";

const directory = useGraphTenant({
  settings: { userConsentPolicy: "microsoft-user-default-recommended", usersMayRegisterApps: false },
});
const [ada, ben] = [1, 2].map((last) => `44444444-4444-4444-8444-44444444444${last}`);

/** What somebody reads of themselves with a token that says this. */
async function read(claims: Record<string, unknown>) {
  const token = await directory.token({ tid: "11111111-1111-4111-8111-111111111111", ...claims });
  const { origin, caPem } = directory.tenant;
  const client = new DirectoryClient({
    ...{ graphBaseUrl: origin, practiceCaPem: caPem, scopes: [`${origin}/.default`] },
    credential: { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) },
  });
  return readOperator(client, readTokenClaims(token));
}

const tenant = { displayName: "Practice", domain: "practice.onmicrosoft.com" };
const policy = { mayRegisterApps: false, consentPolicies: ["microsoft-user-default-recommended"] };

describe("readOperator", () => {
  it("knows an administrator by name and directory role, without the groups", async () => {
    const scp = "User.Read Policy.Read.All";

    expect(await read({ oid: ada, upn: "ada@practice.onmicrosoft.com", idtyp: "user", scp })).toEqual({
      tenant,
      name: "ada@practice.onmicrosoft.com",
      roles: [{ displayName: "Global Administrator", templateId: "62e90394-69f5-4237-9190-012177145e10" }],
      policy,
    });
  });

  it("knows that a member has no role, and leaves open what it may not read", async () => {
    expect(await read({ oid: ben, upn: "ben@practice.onmicrosoft.com", idtyp: "user", scp: "User.Read" })).toEqual({
      tenant,
      name: "ben@practice.onmicrosoft.com",
      roles: [],
      policy: undefined,
    });
  });

  it("knows an app on its own by the name of its principal", async () => {
    const oid = directory.tenant.deployer.objectId;
    const roles = ["Application.Read.All", "Organization.Read.All", "Policy.Read.All"];

    expect(await read({ oid, idtyp: "app", roles })).toEqual({ tenant, name: "deployer", roles: [], policy });
  });

  it("gives an app that may read nothing its id for a name", async () => {
    const oid = directory.tenant.deployer.objectId;

    expect(await read({ oid, idtyp: "app", roles: ["Mail.Send"] })).toEqual({
      ...{ tenant: undefined, name: oid, roles: undefined, policy: undefined },
    });
  });

  it("does not take a broken token for a lack of privileges", async () => {
    await expect(read({ oid: ada, scp: "User.Read", exp: 1 })).rejects.toMatchObject({ status: 401 });
  });
});
