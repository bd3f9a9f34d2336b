import { describe, expect, it } from "vitest";
import { apis, listPermissions } from "../../../catalogue";
import { abilityOf, controlSentence } from "../../../review/describe/ability";
import { detailsOf } from "../../../review/describe/permissionDetails";

function abilityTo(kind: "delegated" | "application", permission: string, api = "microsoftGraph"): string {
  return abilityOf(detailsOf({ api, kind, permission }));
}

describe("what a permission lets an app do", () => {
  it.each([
    ["application", "Mail.Read", "read every mailbox of the tenant without anybody signed in"],
    ["application", "Mail.Send", "send mail as anybody in the tenant without anybody signed in"],
    [
      "application",
      "Sites.Selected",
      "reach only what is picked for it or made by it among all SharePoint sites of the tenant without anybody signed in",
    ],
    [
      "application",
      "IdentityRiskEvent.Read.All",
      "read all identity risk event data of the tenant without anybody signed in",
    ],
    [
      "application",
      "BitlockerKey.ReadBasic.All",
      "read the basics of the disk recovery keys of everybody in the tenant without anybody signed in",
    ],
    ["delegated", "User.Read", "read the profile of the person who signed in"],
    [
      "delegated",
      "Mail.ReadWrite.Shared",
      "read and change the mail of the person who signed in and what others share with them",
    ],
    ["delegated", "Files.Read.All", "read all files of the tenant as far as the person who signed in may"],
    ["delegated", "Directory.AccessAsUser.All", "do in Microsoft Graph whatever the person who signed in may"],
    ["delegated", "offline_access", "go on acting for people after they have left, until somebody revokes it"],
    ["delegated", "openid", "sign people in"],
  ] as const)("%s %s: %s", (kind, permission, ability) => {
    expect(abilityTo(kind, permission)).toBe(ability);
  });

  it("is told of every permission of the catalogue, and who has to be signed in with it", () => {
    const all = apis.flatMap(({ name: api }) =>
      (["delegated", "application"] as const).flatMap((kind) =>
        listPermissions(api, kind).map(({ name }) => ({ kind, name, ability: abilityTo(kind, name, api) })),
      ),
    );
    const wrong = all.filter(
      ({ kind, ability }) =>
        /undefined|\bnull\b|\s\s|\s$/.test(ability) ||
        (kind === "application" && !/without anybody signed in$/.test(ability)),
    );

    expect(all.length).toBeGreaterThan(1000);
    expect(wrong).toEqual([]);
  });

  it("is told of APIs that nobody knows, of the program's own, and of what is not settled", () => {
    const foreign = "8c2e7f40-1d6b-4a39-b5c8-7f90e1a2b3c4";

    expect([
      abilityTo("delegated", "id", foreign),
      abilityTo("application", "Rooms.Manage", "app:rooms-api"),
      abilityTo("delegated", "vso.code_write", "azureDevOps"),
      abilityTo("delegated", "unknown"),
    ]).toEqual([
      `use id of the API ${foreign} for the person who signed in`,
      "call rooms-api as Rooms.Manage without anybody signed in",
      "use vso.code_write of Azure DevOps for the person who signed in",
      "do what is known only when this is applied",
    ]);
  });

  it("says how it leads to control of the tenant, where it does", () => {
    const sentence = (permission: string) =>
      controlSentence(detailsOf({ api: "microsoftGraph", kind: "application", permission }));

    expect(sentence("RoleManagement.ReadWrite.Directory")).toBe(
      " That leads to control of the whole tenant: it gives directory roles to anybody.",
    );
    expect(sentence("Mail.Read")).toBe("");
  });
});
