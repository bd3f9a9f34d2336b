import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { compareFacts, type Difference } from "./compareFacts";
import { Correspondence } from "./correspondence";
import { type JsonObject, type RecordedStep, type Scenario, type StepFacts, secretKey } from "./facts";
import { readScenarios } from "./readScenarios";

const scenarios = readScenarios(join(__dirname, "..", "fixtures", "recordings"));

function stepOf(scenario: string, step: string): RecordedStep {
  const found = scenarios.find(({ name }) => name === scenario)?.steps.find(({ name }) => name === step);
  if (found === undefined) throw new Error(`no step ${scenario}/${step}`);
  return found;
}

/** The facts as another directory would have made them: every id that nobody chose is another one. */
function withOtherIds(facts: StepFacts): StepFacts {
  const text = JSON.stringify(facts).replace(/[0-9a-f]{8}(-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-)[0-9a-f]{12}/g, (id) =>
    chosen.has(id)
      ? id
      : [...id]
          .reverse()
          .join("")
          .replace(/^(.{12})-(.{4})-(.{4})-(.{4})-(.{8})$/, "$5-$2-$3-$4-$1"),
  );
  return JSON.parse(text) as StepFacts;
}

let chosen: ReadonlySet<string>;
const givenTexts = ({ seed, steps }: Scenario) => [
  JSON.stringify(seed),
  ...steps.flatMap(({ program }) => program ?? []),
];

beforeAll(() => {
  const texts = scenarios.flatMap(givenTexts).join();
  chosen = new Set(texts.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g));
});

describe("a recording compared with itself", () => {
  it("is there to compare", () => {
    expect(scenarios.map(({ name, steps }) => `${name}: ${steps.length}`)).toEqual([
      "api-and-client: 11",
      "application-shapes: 14",
      "check-failures: 57",
      "components-options: 16",
      "drift-deleted: 12",
      "graph-failures: 20",
      "lookups: 10",
      "public-client: 12",
      "registration-split: 11",
      "web-app-credentials: 12",
    ]);
  });

  it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))("is equal: %s", (_name, scenario) => {
    const correspondence = new Correspondence(givenTexts(scenario));

    expect(scenario.steps.flatMap(({ expected }) => compareFacts(expected, expected, correspondence))).toEqual([]);
  });

  it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))(
    "is equal when every generated id is another: %s",
    (_name, scenario) => {
      const correspondence = new Correspondence(givenTexts(scenario));
      const found = scenario.steps.flatMap(({ expected }) =>
        compareFacts(expected, withOtherIds(expected), correspondence),
      );

      expect(JSON.stringify(scenario.steps.map(({ expected }) => expected))).not.toBe(
        JSON.stringify(scenario.steps.map(({ expected }) => withOtherIds(expected))),
      );
      expect(found).toEqual([]);
    },
  );
});

describe("a recording that was changed", () => {
  const scenario = "public-client";
  const step = "07-up-v3-replace-grant";
  const grant = "grant [ServicePrincipalDelegatedPermissionGrant]";

  function differences(change: (facts: StepFacts) => StepFacts, of = stepOf(scenario, step)): Difference[] {
    return compareFacts(of.expected, change(of.expected), new Correspondence([]));
  }

  function changeResource(name: string, change: (resource: JsonObject) => JsonObject) {
    return (facts: StepFacts): StepFacts => ({
      ...facts,
      resources: facts.resources.map((item) => (String(item.urn).endsWith(`::${name}`) ? change(item) : item)),
    });
  }

  function changePart(name: string, part: "inputs" | "outputs", property: string, value: JsonObject[string]) {
    return changeResource(name, (item) => ({ ...item, [part]: { ...(item[part] as JsonObject), [property]: value } }));
  }

  it("is told from it by another exit code", () => {
    expect(differences((facts) => ({ ...facts, exitCode: 1 }))).toEqual([
      { kind: "exit code", where: "", recorded: 0, produced: 1 },
    ]);
  });

  it("is told from it by a missing, a surplus and a failed operation", () => {
    const changed = differences((facts) => ({
      ...facts,
      operations: facts.operations
        .filter(({ op }) => op !== "delete-replaced")
        .map((fact) => (fact.urn.endsWith("::sp") ? { ...fact, op: "update", outcome: "failed" as const } : fact)),
    }));

    expect(changed).toEqual([
      { kind: "operation", where: "sp [ServicePrincipal]", recorded: "same", produced: undefined },
      { kind: "operation", where: grant, recorded: "delete-replaced", produced: undefined },
      { kind: "operation", where: "sp [ServicePrincipal]", recorded: undefined, produced: "update (failed)" },
    ]);
  });

  it("is not told from it by what was only looked at after a failure", () => {
    const of = stepOf(scenario, step);
    const failing = {
      ...of.expected,
      operations: [
        ...of.expected.operations,
        { urn: "urn:pulumi:dev::p::T::other", op: "create", outcome: "failed" as const },
      ],
    };
    const changed = differences(
      (facts) => ({ ...facts, operations: facts.operations.filter(({ op }) => op !== "same" && op !== "replace") }),
      { ...of, expected: failing },
    );

    expect(changed).toEqual([{ kind: "operation", where: grant, recorded: "replace", produced: undefined }]);
  });

  it("is told from it by another reason for a replacement", () => {
    const changed = differences((facts) => ({
      ...facts,
      operations: facts.operations.map((fact) =>
        fact.op === "replace"
          ? { ...fact, detailedDiff: { claimValues: "update" }, replaceKeys: ["claimValues"] }
          : fact,
      ),
    }));

    expect(changed).toEqual([
      {
        kind: "changed properties",
        where: `${grant} replace userObjectId`,
        recorded: "update-replace",
        produced: undefined,
      },
      { kind: "changed properties", where: `${grant} replace claimValues`, recorded: undefined, produced: "update" },
      {
        kind: "changed properties",
        where: `${grant} replace forced by`,
        recorded: "userObjectId",
        produced: "claimValues",
      },
    ]);
  });

  it("is told from it by a failure of another property", () => {
    const at = (path: string) => (facts: StepFacts) => ({
      ...facts,
      failures: [{ urn: "urn:pulumi:dev::p::T::app", path }],
    });
    const before = { ...stepOf(scenario, step), expected: at("app.web")(stepOf(scenario, step).expected) };

    expect(differences(at("app.spa"), before)).toEqual([
      { kind: "failure", where: "app [T] at app.web", recorded: "failed", produced: undefined },
      { kind: "failure", where: "app [T] at app.spa", recorded: undefined, produced: "failed" },
    ]);
  });

  it("is told from it by a default in the inputs, and by the order of an input list", () => {
    expect(differences(changePart("sp", "inputs", "accountEnabled", false))).toEqual([
      { kind: "inputs", where: "sp [ServicePrincipal] accountEnabled", recorded: true, produced: false },
    ]);
    const given = ["offline_access", "User.Read", "Calendars.Read"];
    expect(differences(changePart("grant", "inputs", "claimValues", given)).map(({ where }) => where)).toEqual([
      `${grant} claimValues[0]`,
      `${grant} claimValues[1]`,
      `${grant} claimValues[2]`,
    ]);
  });

  it("is told from it by an output, present or missing, and by null in place of an empty text", () => {
    expect(differences(changePart("app", "outputs", "description", null))).toEqual([
      { kind: "outputs", where: "app [Application] description", recorded: "", produced: null },
    ]);
    expect(differences(changePart("app", "outputs", "surplus", 1))).toEqual([
      { kind: "outputs", where: "app [Application] surplus", recorded: undefined, produced: 1 },
    ]);
  });

  it("is told from it by a generated id that is not the one it was", () => {
    const other = "/servicePrincipals/99999999-9999-4999-8999-999999999999";

    expect(differences(changePart("public-client-dev", "outputs", "spId", other))).toContainEqual(
      expect.objectContaining({ kind: "outputs", where: "sp [ServicePrincipal] id", produced: expect.any(String) }),
    );
  });

  it("is told from it by a secret in the clear", () => {
    const of = stepOf("web-app-credentials", "02-up-v1");
    const unmark = ({ outputs, ...rest }: JsonObject): JsonObject => {
      const { value, ...others } = outputs as JsonObject;
      return { ...rest, outputs: { ...others, value: (value as JsonObject)[secretKey] ?? null } };
    };
    const changed = differences(changeResource("secret", unmark), of);

    expect(changed.map(({ kind, where }) => ({ kind, where }))).toEqual([
      { kind: "secret", where: "secret [ApplicationPassword] value" },
    ]);
  });

  it("is told from it by an option in the state, a resource that is gone, init errors and pending operations", () => {
    expect(differences(changeResource("sp", ({ deletedWith: _, ...rest }) => rest)).map(({ where }) => where)).toEqual([
      "sp [ServicePrincipal] deletedWith",
    ]);
    expect(differences((facts) => ({ ...facts, resources: facts.resources.slice(1), pendingOperations: 1 }))).toEqual([
      { kind: "state", where: "public-client-dev [Stack]", recorded: "present", produced: undefined },
      { kind: "state", where: "pending operations", recorded: 0, produced: 1 },
    ]);
    expect(differences(changeResource("sp", (item) => ({ ...item, initErrors: ["later"] })))).toEqual([
      { kind: "state", where: "sp [ServicePrincipal] initErrors", recorded: false, produced: true },
    ]);
  });

  it("is told from it by a directory object: another value, missing, surplus", () => {
    const changeApps = (change: (apps: JsonObject[]) => JsonObject[]) => (facts: StepFacts) => ({
      ...facts,
      directory: { ...facts.directory, applications: change(facts.directory.applications as JsonObject[]) },
    });

    expect(differences(changeApps((apps) => apps.map((app) => ({ ...app, notes: "by hand" }))))).toEqual([
      {
        kind: "directory",
        where: "applications Calendar Sync Tool notes",
        recorded: "owned by the calendar team",
        produced: "by hand",
      },
    ]);
    expect(differences(changeApps(() => [])).map(({ where, produced }) => ({ where, produced }))).toEqual([
      { where: "applications Calendar Sync Tool", produced: undefined },
    ]);
    expect(differences(changeApps((apps) => [...apps, { displayName: "Extra" }]))).toEqual([
      { kind: "directory", where: "applications Extra", recorded: undefined, produced: { displayName: "Extra" } },
    ]);
  });

  it("is told from it by what a preview announced", () => {
    const of = stepOf(scenario, "04-preview-v2");
    const changed = differences(
      (facts) => ({
        ...facts,
        planned: (facts.planned ?? []).map((fact) =>
          fact.urn.endsWith("::app") ? { ...fact, outputs: { ...fact.outputs, notes: "else" } } : fact,
        ),
      }),
      of,
    );

    expect(changed).toEqual([
      { kind: "outputs", where: "app [Application] notes", recorded: "owned by the calendar team", produced: "else" },
    ]);
  });

  it("is told from it by the stack's outputs in a preview, and by one that is secret", () => {
    const of = stepOf("web-app-credentials", "04-preview-v2");
    const changed = differences(
      (facts) => ({ ...facts, stackOutputs: { ...facts.stackOutputs, clientSecret: "in the clear", more: 1 } }),
      of,
    );

    expect(changed).toEqual([
      { kind: "outputs", where: "the stack clientSecret", recorded: "[secret]", produced: "in the clear" },
      { kind: "outputs", where: "the stack more", recorded: undefined, produced: 1 },
    ]);
  });
});
