import { describe, expect, it } from "vitest";
import {
  apis,
  describePermission,
  findPermission,
  listExcluded,
  listPermissions,
  type PermissionKind,
  type PermissionMeaning,
  recommendedPolicy,
} from "../../catalogue";
import { policyAllows } from "../../practice-tenant/entra/consent/userConsentPolicies";

function meaningOf(api: string, kind: PermissionKind, name: string): PermissionMeaning {
  const found = findPermission(api, kind, name);
  if (found === undefined) throw new Error(`no ${kind} ${name} of ${api}`);
  return describePermission(found);
}

describe("what a permission means", () => {
  it("is told in one answer", () => {
    expect(meaningOf("microsoftGraph", "delegated", "Mail.Read")).toEqual({
      permission: findPermission("microsoftGraph", "delegated", "Mail.Read"),
      consent: { who: "user", recommendedPolicy: "refuses" },
      access: "read",
      reach: "user",
      risk: {
        tier: "medium",
        gradings: { microsoft: "2", entraOps: "ManagementPlane", scubaGear: "Medium", entraFalcon: "Medium" },
      },
      stolenToken: { matter: "content", ordinaryUser: "medium", administrator: "medium", lasts: "hour" },
      successor: undefined,
    });
  });

  it("of an application permission has no user whose token could be stolen", () => {
    expect(meaningOf("microsoftGraph", "application", "Mail.Read").stolenToken).toBeUndefined();
  });

  it("names the successor of one that is on its way out", () => {
    expect(meaningOf("exchangeOnline", "application", "Exchange.ManageAsAppV2").successor).toMatchObject({
      fate: "superseded",
      name: "Exchange.AdminAPI.ManageAsApp",
    });
  });
});

describe("access and reach", () => {
  it.each([
    ["microsoftGraph", "delegated", "openid", "identity", "user"],
    ["microsoftGraph", "delegated", "offline_access", "refresh", "user"],
    ["microsoftGraph", "delegated", "Calendars.ReadWrite", "write", "user"],
    ["microsoftGraph", "application", "Calendars.ReadWrite", "write", "tenant"],
    ["microsoftGraph", "delegated", "Mail.Send", "send", "user"],
    ["microsoftGraph", "delegated", "Mail.Read.Shared", "read", "shared"],
    ["microsoftGraph", "delegated", "Files.Read.All", "read", "tenant"],
    ["microsoftGraph", "delegated", "Files.ReadWrite.AppFolder", "write", "selected"],
    ["microsoftGraph", "application", "Sites.Selected", "asGranted", "selected"],
    ["microsoftGraph", "application", "Sites.FullControl.All", "fullControl", "tenant"],
    ["microsoftGraph", "application", "Application.ReadWrite.OwnedBy", "write", "selected"],
    ["microsoftGraph", "delegated", "RoleManagement.ReadWrite.Directory", "write", "tenant"],
    ["microsoftGraph", "delegated", "Policy.ReadWrite.ConditionalAccess", "write", "tenant"],
    ["microsoftGraph", "delegated", "Directory.AccessAsUser.All", "actAsUser", "tenant"],
    ["azureResourceManager", "delegated", "user_impersonation", "actAsUser", "tenant"],
    ["exchangeOnline", "delegated", "EWS.AccessAsUser.All", "actAsUser", "shared"],
    ["exchangeOnline", "application", "full_access_as_app", "fullControl", "tenant"],
    ["exchangeOnline", "application", "IMAP.AccessAsApp", "fullControl", "tenant"],
    ["exchangeOnline", "application", "Exchange.ManageAsApp", "manage", "tenant"],
    ["sharePointOnline", "delegated", "AllSites.FullControl", "fullControl", "tenant"],
    ["sharePointOnline", "delegated", "MyFiles.Read", "read", "user"],
    ["azureDevOps", "delegated", "vso.code", "read", "tenant"],
    ["azureDevOps", "delegated", "vso.code_write", "write", "tenant"],
    ["microsoftIntuneApi", "application", "get_device_compliance", "read", "tenant"],
    ["windowsDefenderAtp", "application", "secop", undefined, "tenant"],
  ] as const)("of %s %s %s: %s, %s", (api, kind, name, access, reach) => {
    expect(meaningOf(api, kind, name)).toMatchObject({ access, reach });
  });

  it("leave open what fewer than one name in fifty does not say", () => {
    const all = apis.flatMap(({ name }) =>
      (["delegated", "application"] as const).flatMap((kind) => listPermissions(name, kind)),
    );
    const open = all.filter((permission) => describePermission(permission).access === undefined);
    expect(open.length / all.length).toBeLessThan(0.02);
  });
});

describe("a stolen token", () => {
  it.each([
    ["microsoftGraph", "openid", "signIn", "low", "low"],
    ["microsoftGraph", "User.Read", "profile", "low", "low"],
    ["microsoftGraph", "Calendars.ReadWrite", "organiser", "medium", "medium"],
    ["microsoftGraph", "Mail.Read", "content", "medium", "medium"],
    ["microsoftGraph", "Mail.Send", "content", "high", "high"],
    ["microsoftGraph", "Files.Read.All", "content", "high", "high"],
    ["exchangeOnline", "Calendars.ReadWrite.All", "organiser", "high", "critical"],
    ["microsoftGraph", "Calendars.ReadWrite.Shared", "organiser", "medium", "medium"],
    ["microsoftGraph", "Sites.Selected", "content", "medium", "medium"],
    ["microsoftGraph", "User.Create", "directory", "low", "critical"],
    ["microsoftGraph", "DeviceManagementConfiguration.ReadWrite.All", "administration", "low", "critical"],
    ["powerBiService", "Report.ReadWrite.All", "service", "medium", "high"],
    ["microsoftGraph", "Sites.FullControl.All", "content", "high", "critical"],
    ["exchangeOnline", "EWS.AccessAsUser.All", "content", "high", "high"],
    ["microsoftGraph", "User.Read.All", "directory", "medium", "medium"],
    ["microsoftGraph", "User.ReadWrite.All", "directory", "low", "critical"],
    ["microsoftGraph", "AuditLog.Read.All", "administration", "low", "high"],
    ["microsoftGraph", "UserAuthenticationMethod.ReadWrite", "ownProofs", "high", "critical"],
    ["microsoftGraph", "RoleManagement.ReadWrite.Directory", "control", "low", "tier-0"],
    ["microsoftGraph", "Application.ReadWrite.All", "control", "low", "tier-0"],
    ["microsoftGraph", "Directory.AccessAsUser.All", "control", "high", "tier-0"],
    ["azureResourceManager", "user_impersonation", "wholeApi", "high", "critical"],
  ] as const)(
    "of %s %s is about %s: %s for an ordinary user, %s for an administrator",
    (api, name, matter, ...tiers) => {
      const [ordinaryUser, administrator] = tiers;
      expect(meaningOf(api, "delegated", name).stolenToken).toEqual({
        matter,
        ordinaryUser,
        administrator,
        lasts: "hour",
      });
    },
  );

  it("lasts until it is revoked where the app holds offline_access", () => {
    const found = findPermission("microsoftGraph", "delegated", "Mail.Read");
    expect(found && describePermission(found, { offlineAccess: true }).stolenToken?.lasts).toBe("untilRevoked");
    expect(meaningOf("microsoftGraph", "delegated", "offline_access").stolenToken?.lasts).toBe("untilRevoked");
  });

  it("is not graded where the name does not tell what it may do", () => {
    expect(meaningOf("dataverse", "delegated", "mcp.tools").stolenToken).toBeUndefined();
  });
});

describe("who may consent", () => {
  it.each([
    ["microsoftGraph", "delegated", "User.Read", "user", "allows"],
    ["microsoftGraph", "delegated", "Contacts.Read", "user", "allows"],
    ["microsoftGraph", "delegated", "Calendars.Read", "user", "refuses"],
    ["microsoftGraph", "delegated", "Directory.Read.All", "admin", "refuses"],
    ["microsoftGraph", "application", "Mail.Read", "admin", "refuses"],
    ["exchangeOnline", "delegated", "EWS.AccessAsUser.All", "unknown", "refuses"],
    ["powerBiService", "delegated", "Report.Read.All", "unknown", "unknown"],
  ] as const)("to %s %s %s: %s, and the recommended policy %s", (api, kind, name, who, recommended) => {
    expect(meaningOf(api, kind, name).consent).toEqual({ who, recommendedPolicy: recommended });
  });

  it("is told with the policy's id, a day and a source", () => {
    expect(recommendedPolicy).toEqual({
      id: "microsoft-user-default-recommended",
      asOf: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      source: expect.stringContaining("manage-app-consent-policies"),
    });
  });

  it("names on the policy's list only what is published and needs no administrator by itself", () => {
    for (const api of ["microsoftGraph", "exchangeOnline"] as const) {
      const consents = listExcluded(api).map((name) => findPermission(api, "delegated", name)?.consent ?? "none");
      expect(new Set(consents)).toEqual(new Set([api === "microsoftGraph" ? "user" : "none"]));
      expect(listExcluded(api).filter((name) => !findPermission(api, "delegated", name))).toEqual([]);
    }
  });

  it("agrees with the practice tenant, which has a list of its own", () => {
    const disagreeing = apis.flatMap(({ name, appId }) =>
      listPermissions(name, "delegated")
        .filter(({ consent }) => consent !== "admin")
        .filter((permission) => {
          const refuses = describePermission(permission).consent.recommendedPolicy === "refuses";
          return refuses === policyAllows("microsoft-user-default-recommended", appId, permission.name);
        }),
    );
    expect(disagreeing).toEqual([]);
  });
});
