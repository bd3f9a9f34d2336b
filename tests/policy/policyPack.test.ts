import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { manifestsFromResources, markSecret, type ProgramResource, unknownText } from "../../manifest";
import { acceptFindings, judgeManifest, rules } from "../../rules";
import { deployerObjectId, startRecorder, tenantId } from "../components/recorder";
import { badPrograms, unsettledProgram } from "./programs/badPrograms";
import { goodPrograms } from "./programs/goodPrograms";
import { type Reported, ServedPack } from "./servedPack";

const root = join(__dirname, "..", "..");
const applicationType = "azuread:index/application:Application";

let pack: ServedPack;
beforeAll(async () => {
  pack = await ServedPack.start(join(root, "policy"), join(root, "node_modules"));
}, 60_000);
afterAll(() => pack.close());
afterEach(async () => {
  vi.restoreAllMocks();
  await pack.configure({});
  await pulumi.runtime.disconnect();
});

/** What a program registers, and what a review judges of it: all look-ups are known there. */
async function record(declare: () => void, isPreview: boolean) {
  vi.spyOn(pulumi.log, "warn").mockResolvedValue();
  const recorder = await startRecorder({}, isPreview);
  declare();
  const resources = await recorder.registrations();
  const principals = new Map([...recorder.lookedUp].map(([appId, objectId]) => [objectId, appId]));
  const manifests = manifestsFromResources(resources, { deployerObjectId, tenantId, principals });
  return { resources: resources.map(withComponentOutputs), manifests };
}

/** The recorder knows no outputs of components; the engine has those that they register. */
function withComponentOutputs(resource: ProgramResource): ProgramResource {
  return resource.type.startsWith("azuread:")
    ? resource
    : { ...resource, outputs: { tenantId, clientId: unknownText } };
}

async function preview(resources: readonly ProgramResource[]): Promise<readonly Reported[]> {
  for (const resource of resources) expect(await pack.register(resource)).toBe(0);
  return pack.analyzeStack(resources);
}

/** "level app rule", in one order. */
function summarize(reported: readonly Reported[]): readonly string[] {
  return reported.map(({ level, urn, policy }) => `${level} ${urn.split("::").at(-1)} ${policy}`).sort();
}

async function reviewed(declare: () => void, isPreview: boolean): Promise<readonly string[]> {
  const today = new Date().toISOString().slice(0, 10);
  const { manifests } = await record(declare, isPreview);
  const found = manifests.flatMap((manifest) =>
    acceptFindings(judgeManifest(manifest, { today }), manifest.exceptions, { today }).standing.map(
      ({ level, ruleId }) => `${level === "refused" ? "mandatory" : "advisory"} ${manifest.name} ${ruleId}`,
    ),
  );
  return found.sort();
}

const moments = [
  ["at the preview of a first creation", true],
  ["when every id is known", false],
] as const;

describe.each(moments)("%s, the pack", (_, isPreview) => {
  it.each(Object.entries(goodPrograms))("passes %s, as a review does", async (_name, declare) => {
    const { resources } = await record(declare, isPreview);

    expect(await preview(resources)).toEqual([]);
    expect(await reviewed(declare, isPreview)).toEqual([]);
  });

  it.each(Object.entries(badPrograms))("finds in %s what a review finds", async (_name, { declare, found }) => {
    const { resources } = await record(declare, isPreview);

    expect(summarize(await preview(resources))).toEqual([...found].sort());
    expect(await reviewed(declare, isPreview)).toEqual([...found].sort());
  });
});

describe("what is not settled", () => {
  it("is told, and hides nothing else, where a redirect URI and a name cannot be judged", async () => {
    const { resources } = await record(unsettledProgram, true);
    const reported = await preview(resources);

    expect(summarize(reported)).toEqual(["advisory board not-settled"]);
    expect(reported[0]?.message).toContain("displayName, singlePageApplication.redirectUris[0]: ");
    expect(JSON.stringify(reported)).not.toContain("Hidden Name");
  });

  it("opens no gate where everything is: values of all types, inputs and outputs", async () => {
    const { resources } = await record(
      goodPrograms["an API whose identifier URIs hold ids, and a client of it"] ?? (() => {}),
      true,
    );
    const unknownTexts = [unknownText, "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2"];
    const unknowns = (properties: ProgramResource["inputs"]) =>
      Object.fromEntries(Object.keys(properties).map((name, index) => [name, unknownTexts[index % 3]]));
    const reported = await preview(
      resources.map((resource) => ({
        ...resource,
        inputs: unknowns(resource.inputs),
        outputs: unknowns({ ...resource.inputs, clientId: "", objectId: "" }),
        propertyDependencies: {},
      })),
    );

    expect(
      reported.filter(({ policy, message }) => policy === "app-registrations" || /can't run/.test(message)),
    ).toEqual([]);
    expect(
      reported.filter(({ urn, policy }) => urn.includes(applicationType) && policy === "not-settled"),
    ).toHaveLength(2);
  });

  it("leaves what is settled beside it to be judged", async () => {
    const inputs = { displayName: unknownText, tags: ["a b", unknownText], web: { redirectUris: [unknownText] } };
    const application = { urn: `urn:pulumi:dev::x::${applicationType}::mixed`, type: applicationType, inputs };

    expect(summarize(await preview([{ ...application, outputs: { id: unknownText } }]))).toEqual(
      expect.arrayContaining(["advisory mixed not-settled", "mandatory mixed tag-form"]),
    );
  });
});

describe("a secret", () => {
  it("is in no message, wherever it stands", async () => {
    const inputs = {
      displayName: markSecret("hush "),
      tags: [markSecret("hush hush")],
      web: markSecret({ redirectUris: ["http://hush.contoso.com/"] }),
    };
    const application = { urn: `urn:pulumi:dev::x::${applicationType}::quiet`, type: applicationType, inputs };
    const reported = await preview([{ ...application, outputs: inputs }]);

    expect(summarize(reported)).toContain("advisory quiet not-settled");
    expect(JSON.stringify(reported)).not.toContain("hush");
  });
});

describe("the levels", () => {
  const secretive = badPrograms["a secret without a reason"]?.declare ?? (() => {});
  const refused = badPrograms["what Entra refuses, without our components"]?.declare ?? (() => {});

  it.each([
    [{ rules: { "secret-avoidable": "mandatory" } }, secretive, ["mandatory board secret-avoidable"]],
    [{ rules: { "secret-avoidable": "disabled" } }, secretive, []],
    [{ minimum: "refused" }, secretive, []],
    [
      { minimum: "refused", rules: { "secret-avoidable": "advisory", "tag-form": "advisory" } },
      refused,
      ["advisory plain secret-avoidable", "advisory plain tag-form", "mandatory plain redirect-uri-plain-http"],
    ],
  ])("are those of %j", async (settings, declare, expected) => {
    await pack.configure(settings);
    const { resources } = await record(declare, true);

    expect(summarize(await preview(resources))).toEqual(expected);
  });
});

describe("the pack", () => {
  it("says of a violation what is wrong, what to do, which rule says so and what people would meet", async () => {
    const inputs = { displayName: "Plain", tags: ["a b"], api: { requestedAccessTokenVersion: 2 } };
    const application = { urn: `urn:pulumi:dev::x::${applicationType}::plain`, type: applicationType, inputs };
    const [first] = await preview([{ ...application, outputs: inputs }]);

    expect(first).toEqual({
      policy: "tag-form",
      level: "mandatory",
      urn: application.urn,
      message: 'tags "a b": a tag holds no white space.\nFix: use a-b\nRule: tag-form, refused, Request_BadRequest',
    });
  });

  it("reports an exception that has ended, and what it no longer accepts", async () => {
    const type = "entra-app-registration:index:AppRegistration";
    const exceptions = [{ rule: "secret-avoidable", reason: "an appliance", until: "2026-01-31" }];
    const urn = `urn:pulumi:dev::x::${type}$${applicationType}::old`;
    const inputs = { displayName: "Old", password: { displayName: "main" }, api: { requestedAccessTokenVersion: 2 } };
    const component = { urn: `urn:pulumi:dev::x::${type}::old`, type, inputs: { exceptions }, outputs: {} };

    const reported = await preview([component, { urn, type: applicationType, inputs, outputs: inputs }]);
    expect(summarize(reported)).toEqual(
      expect.arrayContaining(["advisory old secret-avoidable", "mandatory old exception"]),
    );
  });

  it("judges nothing that this run does not register", async () => {
    const inputs = { displayName: "Elsewhere", tags: ["a b"] };
    const urn = `urn:pulumi:dev::x::${applicationType}::read`;

    expect(await pack.analyzeStack([{ urn, type: applicationType, inputs, outputs: inputs }])).toEqual([]);
  });

  it("has one policy that judges, and takes a level for every rule", async () => {
    expect(await pack.policies()).toEqual(["registrations", "app-registrations"]);
    const levels = Object.fromEntries(rules.map(({ id }) => [id, "disabled"]));
    await pack.configure({ rules: levels });
    const { resources } = await record(
      badPrograms["what Entra refuses, without our components"]?.declare ?? (() => {}),
      true,
    );

    expect(await preview(resources)).toEqual([]);
  });
});

it("a pack that is shown no registrations fails what it cannot judge", async () => {
  const blind = await ServedPack.start(join(root, "policy"), join(root, "node_modules"));
  const inputs = { displayName: "Plain" };
  const urn = `urn:pulumi:dev::x::${applicationType}::plain`;
  const reported = await blind.analyzeStack([{ urn, type: applicationType, inputs, outputs: inputs }]);
  await blind.close();

  expect(reported.map(({ level, message }) => [level, message.split("\n").at(-1)])).toEqual([
    ["mandatory", 'nothing was judged: leave the policy "registrations" at the level "remediate"'],
  ]);
}, 60_000);
