import { describe, expect, it } from "vitest";
import { errorsOf, stepsOf, TestProject } from "./rehearseProgram";

describe("rehearse up", () => {
  it("creates what is new, then finds nothing to do", async () => {
    const project = new TestProject();
    const program = `const one = app("one", { text: "a" }); exports.id = one.id;`;

    const first = await project.up(program);
    const second = await project.up(program);

    expect(errorsOf(first)).toEqual([]);
    expect(stepsOf(first)).toEqual(["create one"]);
    expect(first.changes).toEqual({ create: 2 });
    expect(first.outputs).toEqual({ id: "/one/1" });
    expect(stepsOf(second)).toEqual(["same one"]);
    expect(second.changes).toEqual({ same: 2 });
  });
});
