/** What Graph can change about a user, and what that does to the user's sign-ins. */
import { describe, expect, it } from "vitest";
import { refusalIn, useGraphTenant } from "./graphTenant";
import { listIn, type TenantReply } from "./tenantClient";

const tenant = useGraphTenant();
const ada = "44444444-4444-4444-8444-444444444441";
const ben = "44444444-4444-4444-8444-444444444442";
const cho = "44444444-4444-4444-8444-444444444443";

const asApp = (...roles: string[]) => tenant.token({ idtyp: "app", oid: ben, roles });
const asUser = (oid: string, scp: string) => tenant.token({ oid, scp });
const denied = { status: 403, code: "Authorization_RequestDenied" };

async function send(method: string, path: string, { body, token }: { body?: unknown; token: string }) {
  return tenant.graph(method, path, body, { token });
}
const brief = (reply: TenantReply) => ({ status: reply.status, code: refusalIn(reply).code });

describe("revokeSignInSessions", () => {
  it("answers true, for any user to an app and for oneself to a user", async () => {
    const replies = await Promise.all([
      send("POST", `/v1.0/users/${cho}/revokeSignInSessions`, { token: await asApp("User.RevokeSessions.All") }),
      send("POST", "/v1.0/me/revokeSignInSessions", { token: await asUser(ben, "User.RevokeSessions.All") }),
      send("POST", `/beta/users/${ben}/revokeSignInSessions`, { token: await asUser(ben, "User.ReadWrite.All") }),
    ]);

    const context = (version: string) => `${tenant.tenant.origin}/${version}/$metadata#Edm.Boolean`;
    expect(replies.map(({ status, body }) => [status, body])).toEqual([
      [200, { "@odata.context": context("v1.0"), value: true }],
      [200, { "@odata.context": context("v1.0"), value: true }],
      [200, { "@odata.context": context("beta"), value: true }],
    ]);
  });

  it("is for administrators when it is about somebody else", async () => {
    const path = `/v1.0/users/${cho}/revokeSignInSessions`;

    const member = await send("POST", path, { token: await asUser(ben, "User.ReadWrite.All") });
    const administrator = await send("POST", path, { token: await asUser(ada, "User.ReadWrite.All") });

    expect([brief(member), administrator.status]).toEqual([denied, 200]);
  });

  it("is refused without a permission for it, and for nobody", async () => {
    const lacking = await send("POST", `/v1.0/users/${cho}/revokeSignInSessions`, {
      token: await asApp("User.Read.All"),
    });
    const nobody = await send("POST", "/v1.0/users/nobody/revokeSignInSessions", {
      token: await asApp("User.RevokeSessions.All"),
    });

    expect([brief(lacking), nobody.status]).toEqual([denied, 404]);
  });
});

describe("changing a user", () => {
  it.each([
    ["accountEnabled", { accountEnabled: true }, "User.EnableDisableAccount.All", "User-PasswordProfile.ReadWrite.All"],
    [
      "passwordProfile",
      { passwordProfile: { password: "practice", forceChangePasswordNextSignIn: false } },
      "User-PasswordProfile.ReadWrite.All",
      "User.ReadWrite.All",
    ],
  ])("%s needs the permission for it", async (_, body, opening, other) => {
    const opened = await send("PATCH", `/v1.0/users/${cho}`, { body, token: await asApp(opening) });
    const closed = await send("PATCH", `/v1.0/users/${cho}`, { body, token: await asApp(other) });

    expect([opened.status, brief(closed)]).toEqual([204, denied]);
  });

  it("switches an account off and on again", async () => {
    const token = await asApp("User.ReadWrite.All");
    const isEnabled = async () =>
      listIn(await tenant.graph("GET", "/v1.0/users")).find(({ id }) => String(id) === cho)?.accountEnabled;

    await send("PATCH", `/v1.0/users/${cho}`, { body: { accountEnabled: false }, token });
    const off = await isEnabled();
    await send("PATCH", `/v1.0/users/${cho}`, { body: { accountEnabled: true }, token });

    expect([off, await isEnabled()]).toEqual([false, true]);
  });

  it("is no business of a member, not even about oneself", async () => {
    const body = { accountEnabled: true };
    const token = await asUser(ben, "User.ReadWrite.All");

    expect(brief(await send("PATCH", `/v1.0/users/${ben}`, { body, token }))).toEqual(denied);
  });

  it("names a property that is read only here", async () => {
    const reply = await send("PATCH", `/v1.0/users/${cho}`, {
      body: { jobTitle: "Clerk" },
      token: await asApp("User.ReadWrite.All"),
    });

    expect(refusalIn(reply)).toEqual({
      status: 501,
      code: "NotImplemented",
      message:
        "The practice tenant does not have the property 'jobTitle' of resource 'User'. See docs/practiceTenant.md.",
    });
  });
});
