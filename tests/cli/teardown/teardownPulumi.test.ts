import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { DirectorySeed } from "../../../practice-tenant";
import { type Answers, createStandInPulumi } from "../up/standInPulumi";
import { startTeardownProject, type TeardownProject } from "./teardownProject";

let project: TeardownProject;
let before: DirectorySeed;

beforeAll(async () => {
  project = await startTeardownProject();
  before = project.tenant.exportDirectory();
});

afterEach(() => {
  project.tenant.importDirectory(before);
  // What one test leaves is no teardown that another has begun.
  rmSync(join(project.folder, ".practice", "stacks"), { recursive: true, force: true });
});

afterAll(() => project.close());

const urn = (type: string, name: string): string => `urn:pulumi:dev::entra-app-registration::${type}::${name}`;
const stackUrn = urn("pulumi:pulumi:Stack", "entra-app-registration-dev");
const now = () => project.tenant.exportDirectory();

interface Registered {
  readonly objectId: string;
  readonly clientId: string;
  readonly principalId: string;
}

async function register(name: string, tags: readonly string[]): Promise<Registered> {
  const { id, appId } = await project.directory.post("/applications", { displayName: name, tags });
  const principal = await project.directory.post("/servicePrincipals", { appId });
  return { objectId: String(id), clientId: String(appId), principalId: String(principal.id) };
}

/** The state of an app and its principal, as Pulumi exports it. */
function stateOf(name: string, { objectId, clientId, principalId }: Registered, fields: object = {}) {
  const application = urn("azuread:index/application:Application", name);
  const common = { custom: true, parent: stackUrn, ...fields };
  return [
    {
      ...{ ...common, urn: application, type: "azuread:index/application:Application" },
      ...{ id: `/applications/${objectId}`, outputs: { objectId, clientId } },
    },
    {
      ...{ ...common, urn: urn("azuread:index/servicePrincipal:ServicePrincipal", name), dependencies: [application] },
      ...{ type: "azuread:index/servicePrincipal:ServicePrincipal", id: `/servicePrincipals/${principalId}` },
      outputs: { clientId, applicationTenantId: project.tenant.tenantId },
    },
  ];
}

function exporting(resources: readonly object[], answers: Answers = {}): Answers {
  const root = { urn: stackUrn, custom: false, type: "pulumi:pulumi:Stack" };
  const state = { version: 3, deployment: { resources: [root, ...resources] } };
  return {
    "stack export": { stdout: JSON.stringify(state) },
    "destroy --help": { stdout: "      --continue-on-error   Continue to perform the destroy" },
    ...answers,
  };
}

async function teardown(answers: Answers, ...args: readonly string[]) {
  const pulumi = createStandInPulumi();
  pulumi.answer(answers);
  const result = await project.run(["teardown", "--yes", ...args], { env: { ...process.env, PATH: pulumi.path } });
  return { ...result, calls: pulumi.calls().filter((call) => !/--help$|^whoami /.test(call)) };
}

const exportCall = "stack export --non-interactive --stack dev";

describe("appreg teardown of a stack that Pulumi brought up", () => {
  it("lets Pulumi destroy it in one wave, and says what Pulumi did not do", async () => {
    const shop = await register("Shop", ["appreg:entra-app-registration/dev/shop"]);
    const up = now();

    const { exitCode, stdout, calls } = await teardown(exporting(stateOf("shop", shop)), "--stack", "acme/rooms/dev");

    expect(calls).toEqual([
      exportCall,
      "destroy --stack acme/rooms/dev --parallel 16 --yes --skip-preview --continue-on-error",
    ]);
    // This Pulumi does nothing, and Graph never deletes what is an engine's.
    expect({ exitCode, stdout }).toEqual({
      exitCode: 1,
      stdout: `destroyed: 3 resources
residue: 2
  application Shop (${shop.objectId}): the engine did not delete it
  service principal Shop (${shop.principalId}): the engine did not delete it
`,
    });
    expect(now()).toEqual(up);
  });

  it("lets as many run at a time as there are resources", async () => {
    const shop = await register("Shop", []);
    const many = Array.from({ length: 40 }, (_, at) => stateOf(`shop-${at}`, shop)).flat();

    expect((await teardown(exporting(many))).calls.at(-1)).toContain(" --parallel 81 ");
  });

  it("has the state of many resources written at the end, and where that fails goes on from what is still there", async () => {
    const shop = await register("Shop", []);
    const many = Array.from({ length: 50 }, (_, at) => stateOf(`shop-${at}`, shop)).flat();
    const begin = "destroy --stack dev --parallel 101 --yes --skip-preview --continue-on-error";

    const { exitCode, calls, stderr } = await teardown(exporting(many, { "destroy --stack": { code: 255 } }));

    expect(calls.slice(1)).toEqual([begin, `${begin} --refresh`]);
    expect(stderr).toContain("Once more, reading first what is still there.\n");
    expect(exitCode).toBe(1);
  });

  it("reads first what is still there where one before did not come to its end", async () => {
    const shop = await register("Shop", []);
    const answers = exporting(stateOf("shop", shop));

    expect((await teardown(answers)).calls.at(-1)).not.toContain("--refresh");
    expect((await teardown(answers)).calls.at(-1)).toContain(" --refresh");
  });

  it("names what goes where something stays, and looks first where something is gone already", async () => {
    const [shop, api] = [await register("Shop", []), await register("Api", [])];
    await project.directory.delete(`/applications/${shop.objectId}`);
    const state = [...stateOf("shop", shop), ...stateOf("api", api, { protect: true })];

    const { exitCode, stderr, calls } = await teardown(exporting(state));

    const targets = [
      urn("azuread:index/application:Application", "shop"),
      urn("azuread:index/servicePrincipal:ServicePrincipal", "shop"),
    ].map((target) => ` --target ${target}`);
    expect(calls.at(-1)).toBe(
      `destroy --stack dev --parallel 16 --yes --skip-preview --continue-on-error --refresh${targets.join("")}`,
    );
    expect(stderr).toContain(
      "Left as it is:\n  application api: protected by the program\n  service principal api: protected by the program\n",
    );
    expect(exitCode).toBe(1);
    expect(now().applications).toMatchObject([{ id: api.objectId }]);
  });

  it("purges what is gone, and exits 1, where pulumi destroy fails", async () => {
    const [shop, api] = [await register("Shop", []), await register("Api", [])];
    await project.directory.delete(`/applications/${shop.objectId}`);
    const state = [...stateOf("shop", shop), ...stateOf("api", api)];

    const { exitCode, stdout } = await teardown(exporting(state, { "destroy --stack": { code: 255 } }));

    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      "purged: 1 application\npulumi destroy ended with 255: mend what it says above, and run this again.\nresidue: 2\n",
    );
    expect(now().deleted).toEqual([]);
  });

  it("takes by the marker what a stack left that Pulumi does not know any more", async () => {
    await register("Shop", ["appreg:entra-app-registration/dev/shop"]);
    const unknown = { "stack export": { code: 255, stderr: "error: no stack named 'dev' found" } };

    const { exitCode, stdout, stderr, calls } = await teardown(unknown);

    expect(calls).toEqual([exportCall]);
    expect(stderr).toContain("The stack dev has no state: it was never brought up here.\n");
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: "deleted: 1 application\npurged: 1 application\nresidue: 0\n",
    });
    expect(now()).toEqual(before);
  });

  it("touches nothing where Pulumi cannot say what it has, and where its apps are of another tenant", async () => {
    const shop = await register("Shop", ["appreg:entra-app-registration/dev/shop"]);
    const up = now();
    const elsewhere = JSON.stringify(exporting(stateOf("shop", shop))).replaceAll(
      project.tenant.tenantId,
      "other-tenant",
    );

    const refused = await teardown({ "stack export": { code: 255, stderr: "error: PULUMI_ACCESS_TOKEN must be set" } });
    const other = await teardown(JSON.parse(elsewhere));

    expect(refused).toMatchObject({ exitCode: 2, stdout: "", calls: [exportCall] });
    expect(refused.stderr).toContain("PULUMI_ACCESS_TOKEN must be set");
    expect(other).toMatchObject({ exitCode: 2, stdout: "", calls: [exportCall] });
    expect(other.stderr).toContain("The apps of this stack are in the tenant other-tenant, and you are signed in to ");
    expect(now()).toEqual(up);
  });

  it("does not go on to Pulumi's stack because what was rehearsed is down", async () => {
    const pulumi = exporting(stateOf("shop", await register("Shop", [])));
    expect(await project.run(["rehearse", "up", "--yes"])).toMatchObject({ exitCode: 0 });
    expect(await teardown(pulumi)).toMatchObject({ exitCode: 0, calls: [] });

    expect(await teardown(pulumi)).toMatchObject({ exitCode: 0, stdout: "residue: 0\n", calls: [] });
    expect((await teardown(pulumi, "--engine", "pulumi")).calls).toHaveLength(2);
  }, 60_000);

  it("refuses a stack that nobody knows, naming those there are", async () => {
    const unknown = { "stack export": { code: 255, stderr: "error: no stack named 'prdo' found" } };

    const { exitCode, stdout, stderr } = await teardown(unknown, "--stack", "prdo");

    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain('The project has no stack "prdo"');
    expect(stderr).toContain("--stack dev");
  });
});
