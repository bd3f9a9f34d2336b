/** What the pages of docs/apps and docs/declaring.md have in common: their programs compile, and what they refer to exists. */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rules } from "../../rules";
import { wholePrograms } from "./declaredParts";
import { declarationsOf, readPage, root } from "./documentedPage";
import { type PageProject, startPageProject } from "./pageProject";

const kinds = ["webApp", "singlePageApp", "nativeApp", "daemonApp", "apiApp"];
const kindPages = kinds.map((kind) => readPage(`docs/apps/${kind}.md`));
const pages = [...kindPages, readPage("docs/apps/README.md"), readPage("docs/declaring.md")];
let project: PageProject;

beforeAll(async () => {
  project = await startPageProject();
  await project.run("certificate", "mail-digest");
});

afterAll(() => project.close());

it("every program compiles", () => {
  const files = pages.flatMap(wholePrograms).map((program, index) => {
    const file = join(project.folder, `typed${index}.ts`);
    writeFileSync(file, program);
    return file;
  });
  const { diagnostics, compiled } = compile(files);

  expect(diagnostics).toEqual([]);
  expect(compiled).toBe(files.length);
  expect(files.length).toBeGreaterThan(25);
}, 90_000);

it("every program for production can be brought up, without a warning", async () => {
  const programs = kindPages.flatMap((page) => declarationsOf(page).slice(1));
  for (const [index, program] of programs.entries()) project.write(program, `part${index}.ts`);
  project.write(programs.map((_program, index) => `export * from "./part${index}";`).join("\n"));
  const { exitCode, output } = await project.run("rehearse", "preview", "--stack", "production");

  expect({ exitCode, warnings: output.includes("warning") ? output : "" }).toEqual({ exitCode: 0, warnings: "" });
  expect(output.match(/AppRegistration \S+ {2}create$/gm)).toHaveLength(4);
}, 60_000);

describe.each(kindPages)("$path", ({ text }) => {
  const rows = [...text.matchAll(/^\| AADSTS(\d+) \|.*\| (.*) \|$/gm)].map(([, code = "", told = ""]) => ({
    code,
    told,
  }));

  it("explains three errors, each of which the practice tenant answers", () => {
    const answered = readFileSync(join(root, "docs", "signInRefusals.md"), "utf8");

    expect(rows).toHaveLength(3);
    expect(rows.filter(({ code }) => !answered.includes(`\n| ${code} |`))).toEqual([]);
  });

  it("names the rules that tell of them, at their level", () => {
    const named = rows.flatMap(({ code, told }) => rulesNamed(told).map((rule) => ({ code, ...rule })));
    const right = named.map(({ code, id }) => {
      const rule = rules.find((known) => known.id === id);
      // Refusals of Graph, and of the provider, come before sign-in.
      const tells = rule?.code?.startsWith("AADSTS") ? rule.code.slice("AADSTS".length) : code;
      return { code: tells, id: rule?.id, level: rule?.level === "refused" ? "error" : "warning" };
    });

    expect(named.length).toBeGreaterThan(1);
    expect(named).toEqual(right);
  });
});

describe.each(pages)("$path", ({ path, text, transcripts }) => {
  it("shows no output that no test types the command of", () => {
    expect(text.match(/^\$ /gm) ?? []).toHaveLength(transcripts.length);
  });

  it("has links that lead somewhere", () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)];
    const broken = links.filter(([, file = "", anchor]) => {
      const target = file === "" ? path : normalize(join(dirname(path), file));
      return anchor !== undefined && !anchorsOf(target).includes(anchor) ? true : readOrNothing(target) === undefined;
    });

    expect(broken.map(([link]) => link)).toEqual([]);
  });

  it("has code of 80 columns at most, so that nobody has to scroll", () => {
    const blocks = [...text.matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].map(([, block = ""]) => block);
    expect(blocks.flatMap((block) => block.split("\n")).filter((line) => line.length > 80)).toEqual([]);
  });
});

/** Rules in backticks, each with the word in brackets that follows it. */
function rulesNamed(told: string): { id: string; level: string }[] {
  return [...told.matchAll(/((?:`[a-z]+(?:-[a-z]+)+`(?:, | and )?)+) \((warning|error)s?\)/g)].flatMap(
    ([, list = "", level = ""]) => [...list.matchAll(/`([a-z-]+)`/g)].map(([, id = ""]) => ({ id, level })),
  );
}

function readOrNothing(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), "utf8");
  } catch {
    return undefined;
  }
}

/** As GitHub makes them of headings. */
function anchorsOf(path: string): string[] {
  return [...(readOrNothing(path) ?? "").matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, "")
      .replaceAll(" ", "-"),
  );
}

/** With the settings of this repository, and a browser's types for the page that runs in one. */
function compile(files: readonly string[]): { diagnostics: string[]; compiled: number } {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const program = ts.createProgram([...files], {
    ...options,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
    typeRoots: [join(root, "node_modules", "@types")],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    paths: { "entra-app-registration": [join(root, "components", "index.ts")] },
  });
  const sources = files.map((file) => program.getSourceFile(file)).filter((source) => source !== undefined);
  const diagnostics = sources.flatMap((source) => [
    ...program.getSyntacticDiagnostics(source),
    ...program.getSemanticDiagnostics(source),
  ]);
  const told = diagnostics.map(({ messageText, file }) => {
    return `${file?.text.slice(0, 200)}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
  return { diagnostics: told, compiled: sources.length };
}
