/** Import files: what they mean, and which are refused. */
import { describe, expect, it } from "vitest";
import { ImportFileInvalidError, parseImportFile } from "../../rehearsal/import/importFile";
import { resolveImports } from "../../rehearsal/import/resolveImports";

const origin = { project: "rooms", stack: "dev" };
const application = "azuread:index/application:Application";
const component = "entra-app-registration:index:AppRegistration";
const componentUrn = `urn:pulumi:dev::rooms::${component}::board`;

function resolve(file: unknown) {
  return resolveImports(parseImportFile(JSON.stringify(file)), origin);
}

function problemsOf(file: unknown): readonly string[] {
  try {
    resolve(file);
  } catch (error) {
    if (error instanceof ImportFileInvalidError) return error.problems;
    throw error;
  }
  return [];
}

describe("a file", () => {
  it("names parents that it holds itself, whatever their order", () => {
    const app = { type: application, name: "app", logicalName: "board", id: "/applications/1", parent: "board" };
    const [one, other] = resolve({ resources: [app, { type: component, name: "board", component: true }] });

    expect([one?.urn, one?.parent]).toEqual([
      `urn:pulumi:dev::rooms::${component}$${application}::board`,
      componentUrn,
    ]);
    expect([other?.urn, other?.parent, other?.component]).toEqual([componentUrn, "", true]);
  });

  it("names parents that the state has by its table", () => {
    const app = { type: application, name: "board", id: "/applications/1", parent: "known" };
    expect(resolve({ nameTable: { known: componentUrn }, resources: [app] })[0]?.parent).toBe(componentUrn);
  });

  it.each([
    ["is empty", { resources: [] }, "it has no resources"],
    ["has no id", { resources: [{ type: application, name: "a" }] }, `the resource a of type ${application} has no id`],
    [
      "gives a component an id",
      { resources: [{ type: component, name: "a", id: "1", component: true }] },
      `the resource a of type ${component} has an id, but is a component`,
    ],
    [
      "speaks of a parent that nobody knows",
      { resources: [{ type: application, name: "a", id: "1", parent: "b" }] },
      `the parent b of the resource a of type ${application} is neither in nameTable nor in resources`,
    ],
    [
      "has a resource twice",
      { resources: [1, 2].map((id) => ({ type: application, name: "a", id: String(id) })) },
      `the resource a of type ${application} is there twice`,
    ],
    [
      "makes a resource its own parent",
      { resources: [{ type: component, name: "a", component: true, parent: "a" }] },
      `the resource a of type ${component} is its own ancestor`,
    ],
    [
      "names a provider that is none",
      { nameTable: { p: componentUrn }, resources: [{ type: application, name: "a", id: "1", provider: "p" }] },
      `the provider p of the resource a of type ${application} is no provider in nameTable`,
    ],
  ])("that %s is refused", (_what, file, problem) => {
    expect(problemsOf(file)).toEqual([problem]);
  });

  it("with a field that only Pulumi knows is refused by its name", () => {
    const resource = { type: application, name: "a", id: "1", parameterization: {} };
    expect(problemsOf({ resources: [resource] })).toEqual([expect.stringContaining("parameterization")]);
  });

  it("that is no JSON is refused", () => {
    expect(() => parseImportFile("{")).toThrow("The import file cannot be used: it is not JSON.");
  });
});
