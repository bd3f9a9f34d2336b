/** Reviews of the files that Pulumi writes: checkpoints, previews and saved plans. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { reviewFiles } from "../../cli/review/reviewFiles";
import { recordDeps } from "./recordedDeps";

const folder = mkdtempSync(join(tmpdir(), "appreg-files-"));
afterAll(() => rmSync(folder, { recursive: true }));

const { deps } = recordDeps({ cwd: folder, clock: () => new Date("2026-11-22T12:00:00Z") });

let files = 0;
function write(content: unknown): string {
  files += 1;
  const name = `file${files}.json`;
  writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  return name;
}

const origin = "urn:pulumi:dev::shop::";
const urns = {
  stack: `${origin}pulumi:pulumi:Stack::shop-dev`,
  provider: `${origin}pulumi:providers:azuread::default_6_9_1`,
  app: `${origin}azuread:index/application:Application::mailer`,
  principal: `${origin}azuread:index/servicePrincipal:ServicePrincipal::mailer`,
  grant: `${origin}azuread:index/servicePrincipalDelegatedPermissionGrant:ServicePrincipalDelegatedPermissionGrant::mailer`,
};

const mail = { read: "570282fd-fa5c-430d-a7fd-fc8dc98a9dca", readWrite: "024d486e-b451-40bb-833d-3e66d98c5c73" };
const clientId = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa";

const stack = { urn: urns.stack, custom: false, type: "pulumi:pulumi:Stack" };
const provider = {
  urn: urns.provider,
  custom: true,
  type: "pulumi:providers:azuread",
  id: "id",
  inputs: { tenantId: "11111111-1111-4111-8111-111111111111" },
};
const appInputs = (permission: string) => ({
  __defaults: [],
  displayName: "Mailer",
  requiredResourceAccesses: [
    {
      resourceAppId: "00000003-0000-0000-c000-000000000000",
      resourceAccesses: [{ id: permission, type: "Scope" }],
    },
  ],
});
const app = (permission: string, urn = urns.app) => ({
  urn,
  custom: true,
  type: "azuread:index/application:Application",
  id: "/applications/x",
  inputs: appInputs(permission),
  outputs: { clientId, objectId: "x" },
  parent: urns.stack,
});
const principal = {
  urn: urns.principal,
  custom: true,
  type: "azuread:index/servicePrincipal:ServicePrincipal",
  id: "/servicePrincipals/y",
  inputs: { clientId },
  outputs: { objectId: "y" },
  propertyDependencies: { clientId: [urns.app] },
};
const grant = (scopes: readonly string[]) => ({
  urn: urns.grant,
  custom: true,
  type: urns.grant.split("::")[2],
  id: "z",
  inputs: { claimValues: scopes, resourceServicePrincipalObjectId: "graph-object", servicePrincipalObjectId: "y" },
  propertyDependencies: { servicePrincipalObjectId: [urns.principal] },
});

const checkpoint = (...resources: readonly object[]) => ({
  version: 3,
  deployment: { manifest: { version: "v3.265.0" }, resources: [stack, provider, ...resources] },
});

/** What a review of the files is about: app, status and the kinds of its changes. */
async function changesOf(options: Parameters<typeof reviewFiles>[0]) {
  const [review] = await reviewFiles(options, deps);
  return review?.apps.map(({ name, status, changes }) => [name, status, ...changes.map(({ kind }) => kind)]);
}

describe("a review of two checkpoints", () => {
  it("tells what a permission was widened to, by name, and the API of a grant by the scopes that it grants", async () => {
    const baseFile = write(checkpoint(app(mail.read), principal, grant(["Mail.Read"])));
    const headFile = write(checkpoint(app(mail.readWrite), principal, grant(["Mail.ReadWrite"])));

    const [review] = await reviewFiles({ baseFile, headFile }, deps);

    expect(review).toMatchObject({ project: "shop", stack: "dev", today: "2026-11-22" });
    expect(review?.labels).toEqual({ base: baseFile, head: headFile });
    expect(JSON.stringify(review?.apps)).not.toContain("graph-object");
    expect(await changesOf({ baseFile, headFile })).toEqual([["mailer", "changed", "permissionWidened"]]);
  });

  it("leaves the API of a grant as it is where several that are asked for could be meant", async () => {
    const twoApis = app(mail.read);
    twoApis.inputs.requiredResourceAccesses.push({
      resourceAppId: "00000002-0000-0ff1-ce00-000000000000",
      resourceAccesses: [],
    });
    const baseFile = write(checkpoint(twoApis, principal));
    const headFile = write(checkpoint(twoApis, principal, grant(["Mail.Read"])));

    const [review] = await reviewFiles({ baseFile, headFile }, deps);

    expect(review?.apps[0]?.changes[0]?.subject).toBe("graph-object Mail.Read (delegated) for the whole tenant");
  });

  it("finds no difference between a checkpoint and the same with its resources in another order", async () => {
    const baseFile = write(checkpoint(app(mail.read), principal, grant(["Mail.Read"])));
    const headFile = write(checkpoint(grant(["Mail.Read"]), principal, app(mail.read)));

    const [review] = await reviewFiles({ baseFile, headFile }, deps);

    expect(review?.apps).toEqual([]);
    expect(review?.digests.base).toBe(review?.digests.head);
  });

  it("takes the file that a self-managed backend keeps, one of a stack that is empty, and a byte order mark", async () => {
    const { deployment } = checkpoint(app(mail.read));
    const baseFile = write({ version: 3, deployment: { manifest: {} } });
    const headFile = write(`\uFEFF${JSON.stringify({ version: 3, checkpoint: { stack: "x", latest: deployment } })}`);

    expect((await changesOf({ baseFile, headFile }))?.map(([name, status]) => [name, status])).toEqual([
      ["mailer", "added"],
    ]);
  });

  it("passes over what only waits for its deletion", async () => {
    const baseFile = write(checkpoint(app(mail.read)));
    const headFile = write(checkpoint(app(mail.read), { ...app(mail.readWrite), delete: true }));

    expect(await changesOf({ baseFile, headFile })).toEqual([]);
  });

  it("refuses those of two projects, and those of two stacks", async () => {
    const baseFile = write(checkpoint(app(mail.read)));
    const text = JSON.stringify(checkpoint(app(mail.read)));
    const otherProject = write(text.replaceAll("::shop::", "::store::"));
    const otherStack = write(text.replaceAll(":dev::", ":prod::"));

    await expect(reviewFiles({ baseFile, headFile: otherProject }, deps)).rejects.toMatchObject({
      code: "ERR_OTHER_PROJECT",
      problem: `${baseFile} is of the stack dev of the project shop, and ${otherProject} of the stack dev of the project store.`,
    });
    await expect(reviewFiles({ baseFile, headFile: otherStack }, deps)).rejects.toMatchObject({
      code: "ERR_OTHER_PROJECT",
    });
  });
});

describe("a review of a preview in JSON", () => {
  const same = (state: { readonly urn: string }) => ({ op: "same", urn: state.urn, oldState: state, newState: state });

  it("needs no other file: the preview tells what there was", async () => {
    const update = { op: "update", urn: urns.app, oldState: app(mail.read), newState: app(mail.readWrite) };
    const headFile = write({ steps: [same(stack), update, same(principal)], changeSummary: { same: 2, update: 1 } });

    const [review] = await reviewFiles({ headFile }, deps);

    expect(review?.labels).toEqual({ base: `${headFile}, before it`, head: headFile });
    expect(await changesOf({ headFile })).toEqual([["mailer", "changed", "permissionWidened"]]);
  });

  it("tells an app that is made anew under its name, and one that is removed", async () => {
    const other = app(mail.read, `${origin}azuread:index/application:Application::other`);
    const steps = [
      { op: "create-replacement", urn: urns.app, oldState: app(mail.read), newState: app(mail.read) },
      { op: "replace", urn: urns.app, oldState: app(mail.read), newState: app(mail.read) },
      { op: "delete-replaced", urn: urns.app, oldState: app(mail.read) },
      { op: "delete", urn: other.urn, oldState: other },
    ];
    const headFile = write({ steps, changeSummary: { replace: 1, delete: 1 } });

    expect((await changesOf({ headFile }))?.map(([name, status]) => [name, status]).sort()).toEqual([
      ["mailer", "replaced"],
      ["other", "removed"],
    ]);
  });

  it("takes what the engine has matched by an alias for the same app", async () => {
    const renamed = app(mail.read, `${origin}azuread:index/application:Application::postman`);
    const steps = [{ op: "same", urn: renamed.urn, oldState: app(mail.read), newState: renamed }];
    const headFile = write({ steps, changeSummary: { same: 1 } });

    const statuses = (await changesOf({ headFile }))?.map(([, status]) => status);
    expect(statuses?.filter((status) => status !== "changed")).toEqual([]);
  });

  it("never shows a secret as a value", async () => {
    const secret = { ...app(mail.read), inputs: { ...appInputs(mail.read), notes: "[secret]" } };
    const headFile = write({
      steps: [{ op: "create", urn: urns.app, newState: secret }],
      changeSummary: { create: 1 },
    });

    expect(JSON.stringify(await reviewFiles({ headFile }, deps))).not.toContain("[secret]");
  });

  it("refuses one that leaves out what stays as it is: it would look as if it were gone", async () => {
    const headFile = write({ steps: [], changeSummary: { same: 3 } });

    await expect(reviewFiles({ headFile }, deps)).rejects.toMatchObject({
      code: "ERR_VERSION_FILE_UNREADABLE",
      problem: `${join(folder, headFile)}: 3 resources that stay as they are are not in it.`,
      fix: "write it with `pulumi preview --json --show-sames`",
    });
  });

  it("compares nothing where the preview failed", async () => {
    const diagnostics = [{ severity: "error", message: "error: the program threw\n  at index.ts" }];
    const headFile = write({ steps: [], diagnostics, changeSummary: {} });

    const [review] = await reviewFiles({ headFile }, deps);

    expect(review?.summary.comparison).toBe("none");
    expect(review?.notices).toMatchObject([{ kind: "failed", side: "head", text: "error: the program threw" }]);
  });
});

describe("a review of a saved plan", () => {
  const goal = (inputDiff: object) => ({ type: "azuread:index/application:Application", name: "mailer", inputDiff });

  it("lays its differences over the checkpoint that it was made on", async () => {
    const baseFile = write(checkpoint(app(mail.read)));
    const updates = { requiredResourceAccesses: appInputs(mail.readWrite).requiredResourceAccesses };
    const resourcePlans = {
      [urns.app]: { goal: goal({ updates, deletes: ["__defaults"] }), steps: ["update"], state: {} },
    };

    expect(await changesOf({ baseFile, headFile: write({ resourcePlans }) })).toEqual([
      ["mailer", "changed", "permissionWidened"],
    ]);
    expect(await changesOf({ baseFile, headFile: write({ version: 1, plan: { resourcePlans } }) })).toEqual([
      ["mailer", "changed", "permissionWidened"],
    ]);
  });

  it("removes what the plan deletes", async () => {
    const baseFile = write(checkpoint(app(mail.read)));
    const headFile = write({ resourcePlans: { [urns.app]: { steps: ["delete"], state: {} } } });

    expect((await changesOf({ baseFile, headFile }))?.map(([name, status]) => [name, status])).toEqual([
      ["mailer", "removed"],
    ]);
  });

  it("asks for the checkpoint where it is a difference to one", async () => {
    const headFile = write({ resourcePlans: { [urns.app]: { goal: goal({}), steps: ["update"], state: {} } } });

    await expect(reviewFiles({ headFile }, deps)).rejects.toMatchObject({ code: "ERR_VERSION_FILE_UNREADABLE" });
  });
});

describe("a file that is none of these", () => {
  it.each([
    ["{", "it is no JSON"],
    ["[1]", "it is neither a checkpoint nor a plan"],
    ["{}", "it is neither a checkpoint nor a plan"],
    ['"text"', "it is neither a checkpoint nor a plan"],
    [
      '{"version":3,"deployment":{"resources":[{"urn":"mailer"}]}}',
      "deployment.resources.0.urn is missing or has another form",
    ],
    ['{"steps":[{"op":1}]}', "steps.0.op is missing or has another form"],
  ])("is refused with the reason: %s", async (text, reason) => {
    const file = write(text);

    await expect(reviewFiles({ baseFile: file, headFile: file }, deps)).rejects.toMatchObject({
      code: "ERR_VERSION_FILE_UNREADABLE",
      problem: `${join(folder, file)}: ${reason}.`,
    });
  });

  it("and one that is not there, too", async () => {
    await expect(reviewFiles({ headFile: "missing.json" }, deps)).rejects.toMatchObject({
      code: "ERR_VERSION_FILE_UNREADABLE",
      problem: `${join(folder, "missing.json")}: it cannot be read.`,
    });
  });

  it("is told where only one side is named", async () => {
    const baseFile = write(checkpoint());

    await expect(reviewFiles({ baseFile }, deps)).rejects.toMatchObject({ code: "ERR_USAGE" });
    await expect(reviewFiles({ headFile: baseFile }, deps)).rejects.toMatchObject({ code: "ERR_USAGE" });
  });
});
