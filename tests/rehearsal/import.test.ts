/** `import`: objects that exist enter the state, by the rules of `pulumi import --file`. */
import { writeFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { errorsOf, stepsOf, TestProject } from "./rehearseProgram";

const application = "azuread:index/application:Application";
const urnOf = (name: string, parents = "") => `urn:pulumi:dev::proj::${parents}${application}::${name}`;
const one = { type: application, name: "one", id: "/one/1", version: "6.9.1" };

let project: TestProject;

beforeEach(() => {
  project = new TestProject();
  project.provider.objects.set("/one/1", { label: "none", token: "t1", id: "/one/1" });
});

function importAll(...resources: readonly object[]) {
  return project.run("import", "", { importFile: JSON.stringify({ resources }) });
}

describe("an import", () => {
  it("reads the object into a state that has nothing yet, and changes nothing outside", async () => {
    const result = await importAll({ type: "proj:Tool", name: "tool", component: true }, { ...one, parent: "tool" });

    expect([result.exitCode, result.changes]).toEqual([0, { create: 1, import: 2 }]);
    expect(project.provider.calls).toEqual(["configure", "read one", "check one"]);
    expect(project.names()).toEqual(["proj-dev", "default_6_9_1", "tool", "one"]);
    const [stack, provider, tool, app] = project.state().resources;
    expect(tool).toMatchObject({ custom: false, parent: stack.urn });
    expect(app).toMatchObject({
      urn: urnOf("one", "proj:Tool$"),
      ...{ id: "/one/1", parent: tool.urn, provider: `${provider.urn}::${provider.id}`, inputs: { label: "none" } },
    });
    // As Pulumi leaves it: not protected, and without a word of where it came from.
    expect(Object.keys(app)).not.toContain("importID");
    expect(Object.keys(app)).not.toContain("protect");
  });

  it("leaves the next run nothing to do", async () => {
    await importAll(one);
    const preview = await project.preview('app("one");');

    expect(stepsOf(preview)).toEqual(["same one"]);
    expect(preview.changes).toEqual({ same: 2 });
  });

  it("adds to what the state has, which stays and comes first", async () => {
    await project.up('app("other");');
    const result = await importAll(one);

    expect(result.changes).toEqual({ import: 1, same: 2 });
    expect(project.names()).toEqual(["proj-dev", "default_6_9_1", "other", "one"]);
  });

  it("of what the state has under the same id has nothing to do", async () => {
    await importAll(one);
    const again = await importAll(one);

    expect([again.exitCode, again.changes]).toEqual([0, { same: 2 }]);
  });

  it("of what the state has under another id is refused", async () => {
    await importAll(one);
    project.provider.objects.set("/one/2", { label: "none", token: "t2", id: "/one/2" });
    const result = await importAll({ ...one, id: "/one/2" });

    expect([result.exitCode, errorsOf(result)]).toEqual([
      1,
      [`resource '${urnOf("one")}' already exists`, "import failed"],
    ]);
    expect(project.state().resources.at(-1).id).toBe("/one/1");
  });

  it("of what is not there fails, and keeps what was imported before", async () => {
    const result = await importAll(one, { ...one, name: "gone", id: "/gone/1", parent: "one" });

    expect([result.exitCode, errorsOf(result)]).toEqual([1, ["resource '/gone/1' does not exist", "import failed"]]);
    expect(project.names()).toEqual(["proj-dev", "default_6_9_1", "one"]);
    expect(project.state().pending_operations).toBeUndefined();
  });

  it("below a parent that the state does not have is refused", async () => {
    const importFile = JSON.stringify({
      nameTable: { nowhere: "urn:pulumi:dev::proj::proj:Tool::nowhere" },
      resources: [{ ...one, parent: "nowhere" }],
    });
    const result = await project.run("import", "", { importFile });

    expect(errorsOf(result)).toEqual([
      `unknown parent 'urn:pulumi:dev::proj::proj:Tool::nowhere' for resource '${urnOf("one", "proj:Tool$")}'`,
      "import failed",
    ]);
  });

  it("of another package's resource is refused by its name", async () => {
    const result = await importAll({ type: "random:index/randomId:RandomId", name: "id", id: "x" });

    expect(result.exitCode).toBe(1);
    expect(errorsOf(result)[0]).toContain("random:index/randomId:RandomId");
  });

  it("of a file that cannot be used does not begin", async () => {
    await expect(importAll({ type: application, name: "one" })).rejects.toMatchObject({ code: "ERR_IMPORT_FILE" });
  });

  it("while another run holds the state does not begin", async () => {
    writeFileSync(`${project.stateFile}.lock`, String(process.ppid));
    await expect(importAll(one)).rejects.toMatchObject({ code: "ERR_STATE_LOCKED" });
  });
});
