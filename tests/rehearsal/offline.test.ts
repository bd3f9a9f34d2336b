/** Programs that are run from nothing without a directory: what they declare, and what stands for what only a tenant knows. */
import { describe, expect, it } from "vitest";
import { findPublishedApi } from "../../cli/review/publishedApis";
import { type OfflineResult, rehearseOffline } from "../../rehearsal";
import { unknownValue } from "../../rehearsal/propertyValue";
import { TestProject } from "./rehearseProgram";

const stableForm = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/;
const graph = "00000003-0000-0000-c000-000000000000";

async function run(program: string, settings = "config: {}\n"): Promise<OfflineResult> {
  const project = new TestProject();
  project.write(
    "index.js",
    `const pulumi = require("@pulumi/pulumi");\nconst azuread = require("@pulumi/azuread");\n${program}`,
  );
  project.write("Pulumi.dev.yaml", settings);
  return rehearseOffline({
    projectFolder: project.folder,
    stack: "dev",
    environment: { PATH: process.env.PATH },
    findPublishedApi,
  });
}

/** The resource of that logical name and kind. */
function find({ resources }: OfflineResult, kind: string, name: string) {
  const found = resources.find(({ urn }) => urn.endsWith(`:${kind}::${name}`));
  if (found === undefined) throw new Error(`no ${kind} ${name}`);
  return found;
}

const whole = { succeeded: true, diagnostics: [] };

describe("a program that is run without a directory", { timeout: 60_000 }, () => {
  it("comes to its end with every input settled, and with the same ids every time", async () => {
    const program = `
      const app = new azuread.Application("shop", { displayName: "Shop", api: { oauth2PermissionScopes: [
        { id: "aaaaaaaa-0000-4000-8000-000000000001", value: "Orders.Read", type: "User", enabled: true,
          adminConsentDescription: "x", adminConsentDisplayName: "x" }] } });
      const principal = new azuread.ServicePrincipal("shop", { clientId: app.clientId });
      new azuread.ApplicationPassword("shop", { applicationId: app.id, displayName: "ci" });
      new azuread.ApplicationIdentifierUri("shop", { applicationId: app.id, identifierUri: pulumi.interpolate\`api://\${app.clientId}\` });
      new azuread.ServicePrincipalDelegatedPermissionGrant("shop", {
        servicePrincipalObjectId: principal.objectId, resourceServicePrincipalObjectId: principal.objectId,
        claimValues: Object.keys({ "Orders.Read": 1 }) });
      exports.scope = principal.oauth2PermissionScopeIds.apply((ids) => ids["Orders.Read"]);`;

    const [one, other] = await Promise.all([run(program), run(program)]);

    expect(one).toMatchObject({ ...whole, project: "proj", gaps: [] });
    expect(one).toEqual(other);
    const { clientId } = find(one, "Application", "shop").outputs;
    expect(clientId).toMatch(stableForm);
    expect(find(one, "ApplicationIdentifierUri", "shop").inputs.identifierUri).toBe(`api://${clientId}`);
    expect(find(one, "ServicePrincipal", "shop").inputs.clientId).toBe(clientId);
    expect(find(one, "Stack", "proj-dev").outputs).toEqual({ scope: "aaaaaaaa-0000-4000-8000-000000000001" });
    expect(JSON.stringify(one.resources)).not.toContain(unknownValue);
  });

  it("is refused what the provider refuses", async () => {
    const { succeeded, diagnostics } = await run(
      'new azuread.Application("shop", { displayName: "Shop", web: { redirectUris: ["no address"] } });',
    );

    expect(succeeded).toBe(false);
    expect(diagnostics.map(({ message }) => message).join()).toMatch(/'shop' has a problem/);
  });

  it("declares what it would take over like everything else, and only looks at what it gets", async () => {
    const result = await run(`
      new azuread.Application("taken", { displayName: "Taken" }, { import: "/applications/22222222-2222-4222-8222-222222222222" });
      azuread.Application.get("seen", "/applications/33333333-3333-4333-8333-333333333333");`);

    expect(result).toMatchObject(whole);
    expect(find(result, "Application", "taken")).toMatchObject({ external: false, inputs: { displayName: "Taken" } });
    expect(find(result, "Application", "seen").external).toBe(true);
    expect(find(result, "Application", "seen").outputs.clientId).toMatch(stableForm);
    expect(result.gaps).toEqual([
      { kind: "notVerified", what: 'the application with the object id "33333333-3333-4333-8333-333333333333"' },
    ]);
  });
});

describe("a look-up without a directory", { timeout: 60_000 }, () => {
  it("of a person finds a symbol, and what it stands for is told", async () => {
    const result = await run(`
      const ada = azuread.getUserOutput({ userPrincipalName: "o'neil@shop.example" });
      const team = azuread.getGroupOutput({ displayName: "Sales" });
      new azuread.Application("shop", { displayName: "Shop", owners: [ada.objectId, team.members.apply(([id]) => id)] });
      exports.again = azuread.getUsersOutput({ objectIds: [ada.objectId] }).userPrincipalNames;`);

    expect(result).toMatchObject(whole);
    const owners = find(result, "Application", "shop").inputs.owners as string[];
    expect(owners.map((id) => result.symbols.people.get(id))).toEqual(["o'neil@shop.example", "members of Sales"]);
    expect(find(result, "Stack", "proj-dev").outputs).toEqual({ again: ["o'neil@shop.example"] });
    expect(result.gaps.map(({ what }) => what)).toEqual([
      'the group with the displayName "Sales"',
      "the members of Sales",
      `the user with the userPrincipalName "o'neil@shop.example"`,
    ]);
  });

  it("of an API that is the same in every tenant finds its true ids, and is no guess", async () => {
    const result = await run(`
      const byId = azuread.getServicePrincipalOutput({ clientId: "${graph}" });
      const byName = azuread.getServicePrincipalOutput({ displayName: "Microsoft Graph" });
      const taken = new azuread.ServicePrincipal("graph", { clientId: "${graph}", useExisting: true });
      exports.ids = [byId.appRoleIds, byName.appRoleIds, taken.appRoleIds].map((ids) => ids.apply((found) => found["Mail.Read"]));
      exports.same = pulumi.all([byId.objectId, byName.objectId]).apply(([one, other]) => one === other);
      exports.principal = byId.objectId;`);

    const { principal, ...outputs } = find(result, "Stack", "proj-dev").outputs;
    expect(outputs).toEqual({ ids: Array(3).fill("810c84a8-4a9e-49e6-bf7d-12d183f40d01"), same: true });
    expect(result.symbols.principals.get(String(principal))).toBe(graph);
    expect(result.gaps).toEqual([]);
  });

  it("of something that the program made finds that", async () => {
    const result = await run(`
      const app = new azuread.Application("shop", { displayName: "Shop" });
      const principal = new azuread.ServicePrincipal("shop", { clientId: app.clientId });
      const found = azuread.getServicePrincipalOutput({ clientId: principal.clientId });
      exports.same = pulumi.all([principal.objectId, found.objectId]).apply(([one, other]) => one === other);`);

    expect(result).toMatchObject({ ...whole, gaps: [] });
    expect(find(result, "Stack", "proj-dev").outputs).toEqual({ same: true });
  });

  it("of an API of the tenant's own leaves unknown what only the tenant has, instead of failing", async () => {
    const result = await run(`
      const api = azuread.getApplicationOutput({ displayName: "Orders" });
      new azuread.Application("shop", { displayName: "Shop", requiredResourceAccesses: [{ resourceAppId: api.clientId,
        resourceAccesses: [{ id: api.appRoleIds.apply((ids) => ids["Orders.Read"]), type: "Role" }] }] });`);

    expect(result).toMatchObject(whole);
    expect(find(result, "Application", "shop").inputs.requiredResourceAccesses).toMatchObject([
      { resourceAppId: expect.stringMatching(stableForm), resourceAccesses: [{ id: unknownValue, type: "Role" }] },
    ]);
  });

  it("is refused for the arguments that the provider refuses", async () => {
    const { succeeded, diagnostics } = await run('exports.x = azuread.getUserOutput({ objectId: "ada" }).objectId;');

    expect(succeeded).toBe(false);
    expect(diagnostics.map(({ message }) => message).join()).toContain("object_id");
  });

  it("tells who deploys and the tenant", async () => {
    const result = await run("exports.me = azuread.getClientConfigOutput();");

    const { deployerObjectId, tenantId } = result.symbols;
    expect(find(result, "Stack", "proj-dev").outputs.me).toMatchObject({ objectId: deployerObjectId, tenantId });
    expect(result.gaps).toEqual([]);
  });
});

describe("resources of other packages without a directory", { timeout: 60_000 }, () => {
  it("bring outputs that are unknown, which nothing in the program runs on", async () => {
    const result = await run(`
      class Zone extends pulumi.CustomResource {
        constructor(name, args, options) { super("dns:index/zone:Zone", name, { host: undefined, ...args }, options); }
      }
      class Dns extends pulumi.ProviderResource { constructor(name) { super("dns", name, { token: "x" }); } }
      const zone = new Zone("shop", { ttl: 60 });
      new Zone("other", {}, { provider: new Dns("own"), parent: zone });
      const region = pulumi.runtime.invokeOutput("dns:index/getRegion:getRegion", {});
      const elsewhere = new pulumi.StackReference("org/other/dev");
      const length = (text) => text.length;
      new azuread.Application("shop", { displayName: "Shop", notes: zone.host.apply((host) => "for " + length(host)),
        description: region.apply(({ name }) => "in " + length(name)),
        supportUrl: elsewhere.requireOutput("url").apply((url) => url + length(url)), tags: [pulumi.interpolate\`\${zone.ttl}\`] });`);

    expect(result).toMatchObject(whole);
    expect(find(result, "Application", "shop").inputs).toMatchObject({
      displayName: "Shop",
      notes: unknownValue,
      description: unknownValue,
      supportUrl: unknownValue,
      tags: ["60"],
    });
    expect(find(result, "Application", "shop").outputs.clientId).toMatch(stableForm);
    expect(result.gaps.map(({ kind, what, name }) => [kind, what, name])).toEqual([
      ["otherProvider", "dns:index/getRegion:getRegion", "a function"],
      ["otherProvider", "dns:index/zone:Zone", "other"],
      ["otherProvider", "dns:index/zone:Zone", "shop"],
      ["otherProvider", "pulumi:pulumi:StackReference", "org/other/dev"],
    ]);
  });

  it("are told apart from types of azuread that are not known", async () => {
    const result = await run(`
      const group = new azuread.Group("team", { displayName: "Team", securityEnabled: true });
      new azuread.Application("shop", { displayName: "Shop", owners: [group.objectId] });
      exports.policies = pulumi.runtime.invokeOutput("azuread:index/getNamedLocation:getNamedLocation", { displayName: "x" });`);

    expect(result).toMatchObject(whole);
    expect(find(result, "Application", "shop").inputs.owners).toEqual([unknownValue]);
    expect(result.gaps).toEqual([
      { kind: "unsupported", what: "azuread:index/getNamedLocation:getNamedLocation", name: "a function" },
      { kind: "unsupported", what: "azuread:index/group:Group", name: "team" },
    ]);
  });
});

describe("former names without a directory", { timeout: 60_000 }, () => {
  it("are whole URNs, those that a child inherits from its parent included", async () => {
    const result = await run(`
      class Team extends pulumi.ComponentResource {
        constructor(name, options) {
          super("shop:index:Team", name, {}, options);
          new azuread.Application(name + "-app", { displayName: "App" }, { parent: this, aliases: [{ type: "azuread:index/app:App" }] });
        }
      }
      new Team("sales", { aliases: [{ name: "selling" }] });
      new azuread.Application("shop", { displayName: "Shop" }, { aliases: ["urn:pulumi:prod::old::a:b:C::x", { name: "store" }] });`);

    const chain = "urn:pulumi:dev::proj::shop:index:Team$";
    expect(find(result, "Application", "shop").aliases).toEqual([
      "urn:pulumi:prod::old::a:b:C::x",
      "urn:pulumi:dev::proj::azuread:index/application:Application::store",
    ]);
    expect([...find(result, "Application", "sales-app").aliases].sort()).toEqual([
      `${chain}azuread:index/app:App::sales-app`,
      `${chain}azuread:index/app:App::selling-app`,
      `${chain}azuread:index/application:Application::selling-app`,
    ]);
  });
});

describe("encrypted settings without a passphrase", { timeout: 60_000 }, () => {
  const settings = `encryptionsalt: v1:salt:v1:nonce:text
secretsprovider: awskms://nobody-asks-it
config:
  azuread:tenantId: 11111111-1111-4111-8111-111111111111
  azuread:clientSecret:
    secure: v1:AAAA
  proj:owner:
    secure: v1:BBBB
  proj:hosts:
    - secure: v1:CCCC
    - open.example
  azure:location: somewhere
`;

  it("are placeholders by their keys, that need not have the form of a value", async () => {
    const result = await run(
      `const config = new pulumi.Config();
      new azuread.Application("shop", { displayName: "Shop", owners: [config.requireSecret("owner")],
        notes: config.require("owner"), tags: config.requireObject("hosts") });
      exports.tenant = new pulumi.Config("azuread").require("tenantId");`,
      settings,
    );

    expect(result).toMatchObject(whole);
    expect(find(result, "Application", "shop").inputs).toMatchObject({
      notes: "[secret proj:owner]",
      tags: ["[secret proj:hosts]", "open.example"],
    });
    expect(find(result, "Stack", "proj-dev").outputs).toEqual({ tenant: result.symbols.tenantId });
    expect(result.sealedSettings).toEqual({
      "azuread:clientSecret": "v1:AAAA",
      "proj:owner": "v1:BBBB",
      "proj:hosts": "v1:CCCC",
    });
  });
});
