import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppRegistration, WebApp } from "../../components";
import { permissionId } from "../../components/exposedApi/permissionId";
import { requireOne } from "../../components/people/requireOne";
import { manifestsFromResources } from "../../manifest";
import { deployerObjectId, type Recorder, salesMembers, startRecorder } from "./recorder";

const types = {
  grant: "azuread:index/servicePrincipalDelegatedPermissionGrant:ServicePrincipalDelegatedPermissionGrant",
  assignment: "azuread:index/appRoleAssignment:AppRoleAssignment",
};
const ada = "ada@contoso.com";
const permissions = { microsoftGraph: { delegated: ["User.Read", "Mail.Read"] } } as const;

let recorder: Recorder;
beforeEach(async () => {
  recorder = await startRecorder();
});
afterEach(() => pulumi.runtime.disconnect());

/** By name: resources whose inputs have to be looked up register when the answers have come. */
const ofType = async (type: string) => {
  const found = (await recorder.resources()).filter((resource) => resource.type === type);
  return found.sort((left, right) => (left.name < right.name ? -1 : 1));
};

describe("people who are assigned to an app", () => {
  it("are given its roles, looked up by name", async () => {
    new WebApp("desk", {
      displayName: "Desk",
      redirectUris: ["https://desk.contoso.com/"],
      appRoles: { Clerk: { title: "Clerk", description: "Works at the desk.", members: ["users"] } },
      assigned: [{ user: ada, role: "Clerk" }, { group: "Sales", role: "Clerk" }, { principal: deployerObjectId }],
      assignmentRequired: true,
    });

    const clerk = permissionId("desk", "application", "Clerk");
    const resourceObjectId = "object-of-desk";
    expect((await ofType(types.assignment)).map(({ name, inputs }) => [name, inputs])).toEqual([
      ["desk-Sales-Clerk", { appRoleId: clerk, principalObjectId: "object-of-Sales", resourceObjectId }],
      [`desk-${ada}-Clerk`, { appRoleId: clerk, principalObjectId: `object-of-${ada}`, resourceObjectId }],
      [
        `desk-${deployerObjectId}`,
        {
          appRoleId: "00000000-0000-0000-0000-000000000000",
          principalObjectId: deployerObjectId,
          resourceObjectId,
        },
      ],
    ]);
    const [manifest] = manifestsFromResources(await recorder.resources(), { people: recorder.people });
    expect(manifest?.assignments).toEqual([
      { principalObjectId: { state: "known", value: "Sales" }, role: "Clerk" },
      { principalObjectId: { state: "known", value: ada }, role: "Clerk" },
      { principalObjectId: { state: "known", value: deployerObjectId }, role: undefined },
    ]);
  });

  it("are refused by the compiler where the role is none of the app's", () => {
    const declare = () =>
      new WebApp("desk", {
        displayName: "Desk",
        redirectUris: ["https://desk.contoso.com/"],
        appRoles: { Clerk: { title: "Clerk", description: "Works at the desk.", members: ["users"] } },
        // @ts-expect-error the role is called "Clerk"
        assigned: [{ user: ada, role: "Clark" }],
      });
    expect(declare).toThrow(/"Clark"/);
  });
});

describe("somebody's name", () => {
  const fix = "\n  Fix: correct the name, or write the object id in its place";

  it("stands for one object, and is not guessed at where it stands for none or several", () => {
    const what = 'group with the display name "Sales"';

    expect(requireOne(["one"], what)).toBe("one");
    expect(() => requireOne([], what)).toThrow(`The tenant has no ${what}.${fix}`);
    expect(() => requireOne(["one", "other"], what)).toThrow(`The tenant has 2 times a ${what}.${fix}`);
  });
});

describe("owners", () => {
  it("can be named by user principal name", async () => {
    new AppRegistration("planner", { displayName: "Planner", owners: [ada] });

    const [application] = await recorder.resources();
    expect(application?.inputs.owners).toEqual([`object-of-${ada}`, deployerObjectId]);
  });
});

describe("consent for some people", () => {
  const consents = async () =>
    (await ofType(types.grant)).map(({ name, inputs }) => [name, inputs.userObjectId, inputs.claimValues]);

  it("is one grant for each of them, of all delegated permissions or of those that are listed", async () => {
    new AppRegistration("planner", { displayName: "Planner", permissions, consent: { named: { users: [ada] } } });
    new AppRegistration("reader", {
      displayName: "Reader",
      permissions,
      consent: {
        wholeTenant: { microsoftGraph: { delegated: ["User.Read"] } },
        named: { users: [ada], permissions: { microsoftGraph: { delegated: ["Mail.Read"] } } },
      },
    });

    expect(await consents()).toEqual([
      [`planner-microsoftGraph-${ada}`, `object-of-${ada}`, ["Mail.Read", "User.Read"]],
      ["reader-microsoftGraph", undefined, ["User.Read"]],
      [`reader-microsoftGraph-${ada}`, `object-of-${ada}`, ["Mail.Read"]],
    ]);
  });

  it("reaches each user of a group once, and nothing else in it", async () => {
    new AppRegistration("planner", { displayName: "Planner", permissions, consent: { named: { groups: ["Sales"] } } });

    expect(await consents()).toEqual(
      salesMembers.users.map((user) => [`planner-microsoftGraph-${user}`, user, ["Mail.Read", "User.Read"]]),
    );
  });

  it("reaches nobody through a group without members", async () => {
    new AppRegistration("planner", { displayName: "Planner", permissions, consent: { named: { groups: ["Empty"] } } });

    expect(await consents()).toEqual([]);
  });

  it("is refused for what is not declared, and for application permissions", () => {
    const declare = () =>
      new AppRegistration("planner", {
        displayName: "Planner",
        permissions: { microsoftGraph: { application: ["Mail.Send"] } },
        consent: {
          named: {
            users: [ada],
            permissions: { microsoftGraph: { delegated: ["Mail.Read"], application: ["Mail.Send"] } },
          },
        },
      });

    expect(declare).toThrow(
      [
        'AppRegistration "planner" has 2 problems:',
        ' - consent.named.permissions.microsoftGraph.delegated "Mail.Read": consent is given to declared permissions only.',
        "   Fix: add it to permissions.microsoftGraph.delegated, or remove it here",
        ' - consent.named.permissions.microsoftGraph.application "Mail.Send": a person consents to delegated permissions only.',
        "   Fix: list it under consent.wholeTenant, or remove it here",
      ].join("\n"),
    );
  });
});
