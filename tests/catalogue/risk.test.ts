import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  apis,
  describePermission,
  findPermission,
  listPermissions,
  type Permission,
  type PermissionKind,
  type RiskTier,
  riskTiers,
} from "../../catalogue";
import { controlNames } from "../../catalogue/riskControl";
import { rateRisk } from "../../catalogue/riskTier";

const kinds: readonly PermissionKind[] = ["delegated", "application"];
const everything: readonly Permission[] = apis.flatMap(({ name }) =>
  kinds.flatMap((kind) => listPermissions(name, kind)),
);

const tierOf = (api: string, kind: PermissionKind, name: string): RiskTier | undefined => {
  const found = findPermission(api, kind, name);
  if (found === undefined) throw new Error(`no ${kind} ${name}`);
  return describePermission(found).risk.tier;
};

describe("the tier of risk", () => {
  it.each([
    ["microsoftGraph", "delegated", "openid", "low"],
    ["microsoftGraph", "delegated", "offline_access", "low"],
    ["microsoftGraph", "delegated", "User.Read", "low"],
    ["microsoftGraph", "delegated", "Mail.Read", "medium"],
    ["microsoftGraph", "delegated", "Calendars.ReadWrite", "medium"],
    ["microsoftGraph", "application", "Sites.Selected", "medium"],
    ["microsoftGraph", "delegated", "Mail.Send", "high"],
    ["microsoftGraph", "application", "Mail.Send", "high"],
    ["microsoftGraph", "application", "Mail.Read", "high"],
    ["microsoftGraph", "delegated", "Files.Read.All", "high"],
    ["microsoftGraph", "application", "Files.Read.All", "high"],
    ["microsoftGraph", "application", "Application.ReadWrite.OwnedBy", "high"],
    ["microsoftGraph", "application", "Mail.ReadWrite", "critical"],
    ["microsoftGraph", "application", "Sites.FullControl.All", "critical"],
    ["microsoftGraph", "application", "User.ReadWrite.All", "critical"],
    ["exchangeOnline", "application", "full_access_as_app", "critical"],
    ["exchangeOnline", "application", "Exchange.ManageAsApp", "critical"],
    ["microsoftGraph", "application", "RoleManagement.ReadWrite.Directory", "tier-0"],
    ["microsoftGraph", "application", "AppRoleAssignment.ReadWrite.All", "tier-0"],
    ["microsoftGraph", "application", "Application.ReadWrite.All", "tier-0"],
    ["microsoftGraph", "application", "UserAuthMethod-TAP.ReadWrite.All", "tier-0"],
    ["microsoftGraph", "delegated", "RoleManagement.ReadWrite.Directory", "tier-0"],
    ["microsoftGraph", "delegated", "Directory.AccessAsUser.All", "tier-0"],
  ] as const)("of %s %s %s is %s", (api, kind, name, tier) => {
    expect(tierOf(api, kind, name)).toBe(tier);
  });

  it("is the worst of the four gradings, each brought to one scale", () => {
    expect(rateRisk("2ULL", undefined).tier).toBe("low");
    expect(rateRisk("3---", undefined).tier).toBe("medium");
    expect(rateRisk("-C--", undefined).tier).toBe("high");
    expect(rateRisk("1UC-", undefined).tier).toBe("critical");
    expect(rateRisk("---D", undefined)).toEqual({ tier: "critical", gradings: { entraFalcon: "Dangerous" } });
  });

  it("is tier-0 where it leads to control of the tenant and a source says its worst", () => {
    const control = "gives directory roles to anybody";

    expect(rateRisk("-C--", control)).toEqual({ tier: "tier-0", gradings: { entraOps: "ControlPlane" }, control });
    expect(rateRisk("3MHH", control).tier).toBe("high");
  });

  it("is unknown, not low, where nobody grades the permission", () => {
    expect(rateRisk("----", undefined)).toEqual({ tier: undefined, gradings: {} });
    expect(tierOf("microsoftGraph", "delegated", "PullPrintPrinter.FullControl.All")).toBeUndefined();
  });

  it("carries the words of each source", () => {
    const found = findPermission("microsoftGraph", "application", "Application.ReadWrite.All");

    expect(found && describePermission(found).risk).toEqual({
      tier: "tier-0",
      gradings: { microsoft: "4", entraOps: "ControlPlane", scubaGear: "Critical", entraFalcon: "Dangerous" },
      control: "puts credentials on apps that hold more",
    });
  });

  it("is tier-0 for all that EntraFalcon calls dangerous", () => {
    const dangerous = everything
      .map(describePermissionRisk)
      .filter((risk) => risk.gradings.entraFalcon === "Dangerous");

    expect(dangerous).toHaveLength(20);
    expect(dangerous.filter(({ tier }) => tier !== "tier-0")).toEqual([]);
  });

  it("is tier-0 for nothing that only reads", () => {
    const reading = everything
      .map((permission) => describePermission(permission))
      .filter(({ access }) => access === "read");

    expect(reading.filter(({ risk }) => risk.tier === "tier-0")).toEqual([]);
  });
});

describe("the ways to control of the tenant", () => {
  it("name permissions that Graph publishes", () => {
    const names = new Set(kinds.flatMap((kind) => listPermissions("microsoftGraph", kind).map(({ name }) => name)));
    expect(controlNames.filter((name) => !names.has(name))).toEqual([]);
  });
});

describe("docs/risk.md", () => {
  it("has the counts of the data", () => {
    const rows = kinds.map((kind) => {
      const tiers = everything
        .filter((entry) => entry.kind === kind)
        .map((entry) => describePermissionRisk(entry).tier);
      const counts = [...riskTiers, undefined].map((tier) => tiers.filter((other) => other === tier).length);
      return `| ${kind} | ${counts.join(" | ")} |`;
    });
    const page = readFileSync(join(__dirname, "..", "..", "docs", "risk.md"), "utf8");

    expect(page.split("\n").filter((line) => /^\| (delegated|application) \| \d/.test(line))).toEqual(rows);
  });
});

function describePermissionRisk(permission: Permission) {
  return describePermission(permission).risk;
}
