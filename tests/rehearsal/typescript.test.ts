import { beforeEach, describe, expect, it } from "vitest";
import { errorsOf, TestProject } from "./rehearseProgram";

const noCheck = { compilerOptions: { noCheck: true } };

let project: TestProject;
beforeEach(() => {
  project = new TestProject();
  project.write("Pulumi.yaml", "name: proj\nruntime: nodejs\nmain: index.ts\n");
  project.write("tsconfig.json", JSON.stringify(noCheck));
});

/** Lines 1 to 3 hold nothing that JavaScript would keep. */
function programThat(statement: string): string {
  return `interface Gone {\n  readonly text: string;\n}\n${statement}\n`;
}

async function run(program: string): Promise<{ errors: string; outputs: Record<string, unknown> }> {
  project.write("index.ts", program);
  const result = await project.run("preview");
  return { errors: errorsOf(result).join("\n"), outputs: result.outputs };
}

// Each test starts processes, which takes its time on a busy machine.
describe("a program in TypeScript", { timeout: 120_000 }, () => {
  it("runs, and again as it is after a change", async () => {
    const texts = [];
    for (const text of ["one", "one", "two"]) {
      const program = programThat(`export const text: Gone["text"] = "${text}";`);
      texts.push((await run(program)).outputs);
    }

    expect(texts).toEqual([{ text: "one" }, { text: "one" }, { text: "two" }]);
  });

  it("imports files of its own, and JSON", async () => {
    project.write("settings.json", `{ "text": "read" }`);
    project.write("tsconfig.json", JSON.stringify({ compilerOptions: { noCheck: true, resolveJsonModule: true } }));
    project.write("part.ts", `import settings from "./settings.json" with { type: "json" };\nexport { settings };`);

    const { errors, outputs } = await run(
      programThat(`import { settings } from "./part";\nexport const text: string = settings.text;`),
    );
    expect({ errors, outputs }).toEqual({ errors: "", outputs: { text: "read" } });
  });

  it.each(["the first time", "when it was transpiled before"])(
    "that throws names the line of its source, %s",
    async (when) => {
      const program = programThat(`throw new Error("no, ${when}");`);
      if (when !== "the first time") await run(program);

      expect((await run(program)).errors).toMatch(/index\.ts:4:7/);
    },
  );

  it("that cannot be read is told with the place", async () => {
    expect((await run(programThat("const broken = ;"))).errors).toMatch(/index\.ts[(:]4[,:]16.*Expression expected/s);
  });

  it("is checked for its types where the project does not say otherwise", async () => {
    project.write("tsconfig.json", `{ "compilerOptions": {} }`);

    expect((await run(programThat("export const text: number = 'text';"))).errors).toContain(
      "Type 'string' is not assignable to type 'number'",
    );
  });
});
