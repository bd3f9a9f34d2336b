/** States that cannot be: each is refused with the place, and file and directory stay as they are. */
import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { TestProject } from "./rehearseProgram";

const type = "azuread:index/application:Application";
const urn = (name: string): string => `urn:pulumi:dev::proj::${type}::${name}`;
const app = (name: string, more: object = {}) => ({ urn: urn(name), custom: true, type, id: `/${name}/1`, ...more });
const stateOf = (...resources: object[]): string => JSON.stringify({ version: 3, deployment: { resources } });

describe("a state that cannot be", () => {
  it.each([
    ["is empty", "", "it is not JSON, or was cut off"],
    ["was cut off", stateOf(app("one")).slice(0, -20), "it is not JSON, or was cut off"],
    ["is a list", "[]", "the file: "],
    ["has resources that are none", stateOf({ urn: 5 }), "deployment.resources.0.urn: "],
    ["has two resources of one URN", stateOf(app("one"), app("one")), `two resources are ${urn("one")}`],
    [
      "has a dependency on nothing",
      stateOf(app("one", { dependencies: [urn("gone")] })),
      `${urn("one")} depends on ${urn("gone")}, which is not before it`,
    ],
    [
      "has a property that depends on nothing",
      stateOf(app("one", { propertyDependencies: { ref: [urn("gone")] } })),
      `${urn("one")} depends on ${urn("gone")}, which is not before it`,
    ],
    [
      "has a child without its parent",
      stateOf(app("one", { parent: urn("gone") })),
      `${urn("one")} has the parent ${urn("gone")}, which is not before it`,
    ],
    [
      "has a resource without its provider",
      stateOf(app("one", { provider: "urn:pulumi:dev::proj::pulumi:providers:azuread::own::an-id" })),
      `${urn("one")} has the provider urn:pulumi:dev::proj::pulumi:providers:azuread::own, which is not before it`,
    ],
    [
      "has its resources in a wrong order",
      stateOf(app("two", { dependencies: [urn("one")] }), app("one")),
      `${urn("two")} depends on ${urn("one")}, which is not before it`,
    ],
  ])("because it %s is refused with the place", async (_what, text, reason) => {
    const project = new TestProject();
    writeFileSync(project.stateFile, text);

    for (const operation of ["preview", "up", "refresh", "destroy"] as const) {
      await expect(project.run(operation, `app("one");`)).rejects.toMatchObject({
        code: "ERR_STATE_DAMAGED",
        reason: expect.stringContaining(reason),
        fix: expect.stringContaining("restore it from a copy"),
      });
    }
    expect(readFileSync(project.stateFile, "utf8")).toBe(text);
    expect(project.provider.calls).toEqual([]);
  });

  it("because it is of a newer version is refused with both versions", async () => {
    const project = new TestProject();
    const text = JSON.stringify({ version: 4, deployment: { anything: true } });
    writeFileSync(project.stateFile, text);

    await expect(project.up(`app("one");`)).rejects.toMatchObject({
      code: "ERR_STATE_NEWER",
      problem: `The state in ${project.stateFile} has format version 4; this release reads version 3. The file was left as it is.`,
      fix: "update this package, or move the file away to begin anew",
    });
    expect(readFileSync(project.stateFile, "utf8")).toBe(text);
    expect(project.provider.calls).toEqual([]);
  });
});

describe("a state as an interrupted replacement leaves it", () => {
  it("has one URN twice, one of them on its way out, and is read", async () => {
    const project = new TestProject();
    writeFileSync(project.stateFile, stateOf(app("one"), app("one", { id: "/one/0", delete: true })));

    expect((await project.run("destroy")).exitCode).toBe(0);
    expect(project.names()).toEqual([]);
  });
});
