/**
 * A platform team's program on plain azuread, through its whole life: an API with scopes and roles, a web app that is
 * pre-authorised for it, consent, a component of their own with federated credentials behind a provider of its own.
 * The steps are those that the real engine and plugin took with this program.
 */
import { describe, expect, it } from "vitest";
import { changesOf, errorsOf, PlainProject } from "./plainProject";

const everything = [
  "AppRoleAssignment deployer-imports",
  "AppRoleAssignment orders-web-reads-users",
  "Application orders-api",
  "Application orders-web",
  "ApplicationIdentifierUri orders-api",
  "ApplicationPassword orders-web",
  "ApplicationPreAuthorized orders-web",
  "ServicePrincipal orders-api",
  "ServicePrincipal orders-web",
  "ServicePrincipalDelegatedPermissionGrant orders-web-graph",
  "azuread corporate",
];

/** The team's own component with its children. */
const component = (name: string, environments: readonly string[]): string[] => [
  `GithubDeployer ${name}`,
  `Application ${name}-app`,
  `ServicePrincipal ${name}-sp`,
  ...environments.map((environment) => `ApplicationFederatedIdentityCredential ${name}-${environment}`),
];

const each = (operation: string, resources: readonly string[]): string[] =>
  resources.map((resource) => `${operation} ${resource}`).sort();

/** What the team changes: a scope, a name, a new secret, and the component's own name. */
function release(project: PlainProject): void {
  const edits: [string, string][] = [
    ["displayName: `Orders (", "displayName: `Orders web ("],
    [
      'scope(readScope, "Orders.Read", "Read")',
      'scope(readScope, "Orders.Read", "Read"), scope(writeScope, "Orders.Write", "Change")',
    ],
    ["permissionIds: [readScope]", "permissionIds: [readScope, writeScope]"],
    ['config.get("rotation") ?? "1"', '"2"'],
    ['GithubDeployer(\n  "deployer"', 'GithubDeployer(\n  "pipeline"'],
    ["providers: [corporate] }", 'providers: [corporate], aliases: [{ name: "deployer" }] }'],
    ['["staging", "production"]', '["staging", "live"]'],
  ];
  for (const [from, to] of edits) project.edit("index.ts", from, to);
}

/** Somebody in the portal: a redirect URI and a note more, and the consent withdrawn. */
function drift({ tenant }: PlainProject): void {
  const seed = structuredClone(tenant.exportDirectory());
  const web = seed.applications?.find(({ displayName }) => displayName === "Orders web (dev)");
  tenant.importDirectory({
    ...seed,
    applications: seed.applications?.map((app) => (app === web ? { ...app, notes: "changed by hand" } : app)) ?? [],
    oauth2PermissionGrants: [],
  });
}

// Each run starts a program, which takes its time on a busy machine.
describe("a platform team's program", { timeout: 300_000 }, () => {
  it("lives its whole life in rehearsal as it does with the real engine", async () => {
    const project = await PlainProject.create("ordersPlatform");
    const first = [...everything, ...component("deployer", ["staging", "production"])];

    const preview = await project.run("preview");
    expect(errorsOf(preview)).toEqual([]);
    expect(changesOf(preview).toSorted()).toEqual(each("create", first));
    expect(project.residue()).toEqual([]);

    const up = await project.run("up");
    expect(errorsOf(up)).toEqual([]);
    expect(changesOf(up).toSorted()).toEqual(each("create", first));
    const { webClientId, webSecret, ...outputs } = up.outputs;
    expect(outputs).toEqual({
      apiScopes: [expect.stringMatching(/^api:\/\/[0-9a-f-]{36}\/Orders\.Read$/)],
      authority: `https://login.microsoftonline.com/${project.tenant.tenantId}`,
      connection: JSON.stringify({ clientId: webClientId, host: "orders.contoso.example" }),
      consentedTo: ["User.Read", "openid"],
      deployerClientId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      mayReadUsers: "Orders (dev) may read users",
    });
    expect(up.shownOutputs).toMatchObject({ webSecret: "[secret]", connection: "[secret]", webClientId });

    const again = await project.run("up");
    expect(changesOf(again)).toEqual([]);
    expect(again.outputs).toEqual(up.outputs);

    release(project);
    const changed = await project.run("up");
    expect(errorsOf(changed)).toEqual([]);
    expect(changesOf(changed).toSorted()).toEqual(
      [
        "create ApplicationFederatedIdentityCredential pipeline-live",
        "create-replacement ApplicationPassword orders-web",
        "delete ApplicationFederatedIdentityCredential deployer-production",
        "delete-replaced ApplicationPassword orders-web",
        "replace ApplicationPassword orders-web",
        "update Application orders-api",
        "update Application orders-web",
        "update Application pipeline-app",
        "update ApplicationPreAuthorized orders-web",
        "update GithubDeployer pipeline",
      ].toSorted(),
    );
    expect(changed.outputs.webSecret).not.toBe(webSecret);
    expect(changed.outputs.deployerClientId).toBe(up.outputs.deployerClientId);

    drift(project);
    const refreshed = await project.run("refresh");
    expect(changesOf(refreshed).toSorted()).toEqual([
      "delete ServicePrincipalDelegatedPermissionGrant orders-web-graph",
      "update Application orders-web",
    ]);

    const refused = await project.run("destroy");
    expect(errorsOf(refused)).toEqual([expect.stringContaining("because it is protected"), "update failed"]);
    expect(project.residue()).toEqual(["1 applications"]);

    project.edit("index.ts", "{ protect: true, ", "{ ");
    const rebuilt = await project.run("up");
    const rest = [...everything, ...component("pipeline", ["staging", "live"])];
    expect(changesOf(rebuilt).toSorted()).toEqual(
      each(
        "create",
        rest.filter((resource) => resource !== "Application orders-api"),
      ),
    );

    const destroyed = await project.run("destroy");
    expect(errorsOf(destroyed)).toEqual([]);
    expect(changesOf(destroyed).toSorted()).toEqual(each("delete", rest));
    expect(project.residue()).toEqual([]);
  });
});
