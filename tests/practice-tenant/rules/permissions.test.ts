import { describe, expect, it } from "vitest";
import { refusalIn } from "../graphTenant";
import { idOf, invalidValue, personal, role, scope, taken, useJudgedApps } from "./judgedApps";

const { directory, create } = useJudgedApps();

const roles = (...appRoles: object[]) => ({ appRoles });
const scopes = (...oauth2PermissionScopes: object[]) => ({ api: { oauth2PermissionScopes } });
const personalScope = (value: string) => ({
  ...personal,
  api: { ...personal.api, oauth2PermissionScopes: [{ ...scope, value }] },
});
const allowedCharacters = "aZ09:!#$%&'()*+,-./;<=>?@[]^_`{|}~";

describe("the value of a scope or role is refused", () => {
  it.each([
    ["with a space", roles({ ...role, value: "Orders Read" }), "appRoles", "not allowed"],
    ["with an umlaut", scopes({ ...scope, value: "Aufträge.Lesen" }), "api.oauth2PermissionScopes", "not allowed"],
    ["with a quotation mark", scopes({ ...scope, value: 'Orders"Read' }), "api.oauth2PermissionScopes", "not allowed"],
    ["with a backslash", roles({ ...role, value: "Orders\\Read" }), "appRoles", "not allowed"],
    ["that begins with a period", scopes({ ...scope, value: ".default" }), "api.oauth2PermissionScopes", "a period"],
    ["of 121 characters", roles({ ...role, value: "x".repeat(121) }), "appRoles", "longer than 120"],
    [
      "of 121 characters, of a scope",
      scopes({ ...scope, value: "x".repeat(121) }),
      "api.oauth2PermissionScopes",
      "longer than 120",
    ],
    [
      "of 41 characters with personal accounts",
      personalScope("x".repeat(41)),
      "api.oauth2PermissionScopes",
      "longer than 40",
    ],
  ])("%s", async (_, properties, target, problem) => {
    expect(await create(properties)).toEqual(invalidValue(target, problem));
  });

  it.each([
    ["roles of one value", roles(role, { ...role, id: idOf(2) }), "appRoles", "the value 'Orders.Read' is given twice"],
    [
      "scopes of one value",
      scopes(scope, { ...scope, id: idOf(2) }),
      "api.oauth2PermissionScopes",
      "the value 'Orders.Write' is given twice",
    ],
    ["roles of one id", roles(role, { ...role, value: "Other" }), "appRoles", `the id '${role.id}' is given twice`],
    [
      "scopes of one id",
      scopes(scope, { ...scope, value: "Other" }),
      "api.oauth2PermissionScopes",
      `the id '${scope.id}' is given twice`,
    ],
    [
      "a role and a scope of one value",
      { ...roles({ ...role, value: scope.value }), ...scopes(scope) },
      "appRoles",
      "the value 'Orders.Write' is that of a scope with another id",
    ],
  ])("when there are two %s", async (_, properties, target, problem) => {
    expect(await create(properties)).toEqual({
      status: 400,
      code: "DuplicateValue",
      message: `Request contains a property with duplicate values: ${problem}.`,
      target,
      detailCode: "DuplicateValue",
    });
  });

  it("when a role and a scope share their id and differ otherwise", async () => {
    expect(await create({ ...roles({ ...role, id: scope.id }), ...scopes(scope) })).toEqual({
      status: 400,
      code: "Request_BadRequest",
      message: `Invalid value specified for property 'appRoles' of resource 'Application': the role and the scope with the id '${scope.id}' must agree in value, display name, description and isEnabled.`,
      target: "appRoles",
      detailCode: "InvalidValue",
    });
  });
});

describe("a scope or role may", () => {
  it.each([
    ["have every allowed character", { ...roles({ ...role, value: allowedCharacters }), ...scopes(scope) }],
    ["have 120 characters", scopes({ ...scope, value: "x".repeat(120) })],
    ["have 40 characters with personal accounts", personalScope("x".repeat(40))],
    ["have no value, as several roles may", roles({ ...role, value: null }, { ...role, id: idOf(2), value: null })],
    [
      "be one permission in both kinds",
      {
        ...roles({ ...role, id: scope.id, value: "Orders.Write", displayName: "Write", description: "Write" }),
        ...scopes(scope),
      },
    ],
  ])("%s", async (_, properties) => {
    expect(await create(properties)).toEqual(taken);
  });
});

describe("a scope or role that is enabled", () => {
  const refusal = {
    status: 400,
    code: "CannotDeleteOrUpdateEnabledEntitlement",
    message: "Permission (scope or role) cannot be deleted or updated unless disabled first.",
  };

  it("can be sent again unchanged, but neither changed nor removed before it is disabled", async () => {
    const { id } = await directory.create("/v1.0/applications", {
      displayName: "Roles",
      ...roles(role),
      ...scopes(scope),
    });
    const patch = (body: object) => directory.graph("PATCH", `/v1.0/applications/${id}`, body);

    expect((await patch(roles(role))).status).toBe(204);
    expect(refusalIn(await patch(roles({ ...role, value: "Orders.Look" })))).toEqual(refusal);
    expect(refusalIn(await patch(roles()))).toEqual(refusal);
    expect(refusalIn(await patch(scopes()))).toEqual(refusal);

    expect((await patch(roles({ ...role, isEnabled: false }))).status).toBe(204);
    expect((await patch(roles())).status).toBe(204);
  });

  it("is unchanged where an empty text is sent for one that it does not have, as the provider does", async () => {
    const nameless = { ...role, value: null };
    const { id } = await directory.create("/v1.0/applications", { displayName: "Nameless", ...roles(nameless) });
    const patch = (body: object) => directory.graph("PATCH", `/v1.0/applications/${id}`, body);

    expect((await patch(roles({ ...nameless, value: "" }))).status).toBe(204);
    expect(refusalIn(await patch(roles({ ...nameless, value: "Orders.Look" })))).toEqual(refusal);
  });
});
