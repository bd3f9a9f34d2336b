import { describe, expect, it } from "vitest";
import { explainUnknown, findLiving, findPermission, requirePermission } from "../../catalogue";
import { retiredPermissions } from "../../catalogue/removedPermissions";

const each = retiredPermissions.flatMap((entry) => entry.kinds.map((kind) => ({ ...entry, kind })));

describe("the table of permissions that were removed or replaced", () => {
  it.each(each)("$api $kind $retired has a living successor, and evidence", ({ api, kind, name, evidence }) => {
    expect(findPermission(api, kind, name)?.isEnabled).toBe(true);
    expect(evidence).not.toBe("");
  });

  it.each(each)("$api $kind $retired is published only if it is merely superseded", ({ api, kind, retired, fate }) => {
    expect(findPermission(api, kind, retired) !== undefined).toBe(fate === "superseded");
  });
});

describe("a permission that is no more", () => {
  it("is refused with what took its place", () => {
    const name = "TeamsApp.ReadWrite.All";
    expect(explainUnknown("microsoftGraph", "application", name)).toMatchObject({
      problem: `Microsoft Graph has no application permission named "${name}" any more: Microsoft removed it.`,
      fix: 'use "TeamsAppInstallation.ReadWriteForUser.All"',
      nearest: ["TeamsAppInstallation.ReadWriteForUser.All"],
    });
  });

  it("is refused with what tenants have, where only Microsoft's reference names it", () => {
    expect(() => requirePermission("microsoftGraph", "application", "Calendars.ReadBasic")).toThrow(
      'no application permission named "Calendars.ReadBasic", although Microsoft\'s reference names it.\n  Fix: use "Calendars.ReadBasic.All"',
    );
  });

  it("is not offered as the one that was meant", () => {
    expect(explainUnknown("microsoftGraph", "delegated", "AgentCard.Raed.All").nearest).not.toContain(
      "AgentCard.Read.All",
    );
  });
});

describe("a disabled permission", () => {
  it.each(["delegated", "application"] as const)("of the %s kind has living ones of the same object", (kind) => {
    const disabled = findPermission("microsoftGraph", kind, "AgentCard.ReadWrite.All");
    expect(disabled && findLiving(disabled)).toEqual(["AgentCardManifest.ReadWrite.All"]);
  });
});
