/**
 * What the compiler and an editor know about permission names: asked of TypeScript's own language service, as an editor asks.
 */
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { apis, listPermissions, type PermissionKind } from "../../catalogue";

const root = join(__dirname, "..", "..");
const program = join(root, "tests", "catalogue", "editedProgram.ts");
const kinds: readonly PermissionKind[] = ["delegated", "application"];
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: ["node"],
};

/** What a person types: a file that exists nowhere but here. */
let edited = { text: "", version: 0 };

const service = ts.createLanguageService(
  {
    readFile: ts.sys.readFile,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
    getCompilationSettings: () => options,
    getScriptFileNames: () => [program],
    getScriptVersion: (file) => (file === program ? String(edited.version) : "1"),
    getScriptSnapshot: (file) => {
      const text = file === program ? edited.text : ts.sys.readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    fileExists: (file) => file === program || ts.sys.fileExists(file),
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
  },
  ts.createDocumentRegistry(),
);

/** The text without its "|", which marks the cursor. */
function edit(text: string): number {
  const [before = "", after = ""] = text.split("|");
  edited = { text: before + after, version: edited.version + 1 };
  return before.length;
}

function completionsAt(permissions: string): readonly string[] {
  const cursor = edit(
    `import type { PermissionsByApi } from "../../components";\nexport const permissions: PermissionsByApi = ${permissions};`,
  );
  return service.getCompletionsAtPosition(program, cursor, {})?.entries.map(({ name }) => name) ?? [];
}

function problemsOf(text: string): readonly string[] {
  edit(text);
  return service
    .getSemanticDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}

describe("between the quotes an editor offers", () => {
  it.each(apis.flatMap(({ name: api }) => kinds.map((kind) => [api, kind] as const)))(
    "the names of %s, %s, and no others",
    (api, kind) => {
      const names = listPermissions(api, kind).map(({ name }) => name);
      expect([...completionsAt(`{ ${api}: { ${kind}: ["|"] } }`)].sort()).toEqual(names);
    },
  );

  it("the APIs by name, and the two kinds", () => {
    expect([...completionsAt("{ | }")].sort()).toEqual(apis.map(({ name }) => name).sort());
    expect(completionsAt("{ exchangeOnline: { | } }")).toEqual(["application", "delegated"]);
  });

  it("the scopes of an own API, and no others", () => {
    const cursor = edit(`import { defineApi } from "../../components";
const rooms = defineApi({ appId: "x", delegated: { "Rooms.Read": "1" }, application: { "Rooms.Manage": "2" } });
export const permissions = rooms.permissions({ delegated: ["|"] });`);
    const offered = service.getCompletionsAtPosition(program, cursor, {})?.entries.map(({ name }) => name);
    expect(offered).toEqual(["Rooms.Read"]);
  });
});

describe("the compiler refuses", () => {
  /** Names that a table holds and another one does not, one for each API and kind that has any. */
  const strangers = apis.flatMap(({ name: api }) =>
    kinds.flatMap((kind) => {
      const other = kind === "delegated" ? "application" : "delegated";
      const own = new Set(listPermissions(api, kind).map(({ name }) => name));
      const stranger = listPermissions(api, other).find(({ name }) => !own.has(name));
      return stranger ? [[api, kind, stranger.name] as const] : [];
    }),
  );

  it("a name of the other kind, of every API that has such names", () => {
    expect(strangers.length).toBeGreaterThan(20);
    const lines = strangers.map(
      ([api, kind, name], at) => `const p${at}: PermissionsByApi = { ${api}: { ${kind}: ["${name}"] } };`,
    );
    const problems = problemsOf(
      `import type { PermissionsByApi } from "../../components";\n${lines.join("\n")}\nexport const all = [${lines.map((_, at) => `p${at}`).join(", ")}];`,
    );
    expect(problems).toHaveLength(strangers.length);
    expect(problems.filter((problem) => !/^Type .(".+"|string). is not assignable to type/.test(problem))).toEqual([]);
  });

  it("a name of another API, with the name that was probably meant", () => {
    const [problem] = problemsOf(
      'import type { PermissionsByApi } from "../../components";\nexport const p: PermissionsByApi = { microsoftGraph: { delegated: ["Calendar.Read"] } };',
    );
    expect(problem).toMatch(/^Type '"Calendar\.Read"' is not assignable to type .*Did you mean '"Calendars\.Read"'/);
  });

  it("nothing of what each API publishes", () => {
    const lines = apis.flatMap(({ name: api }) =>
      kinds.map((kind) => {
        const names = listPermissions(api, kind).map(({ name }) => JSON.stringify(name));
        return `{ ${api}: { ${kind}: [${names.join(", ")}] } }`;
      }),
    );
    expect(
      problemsOf(
        `import type { PermissionsByApi } from "../../components";\nexport const all: PermissionsByApi[] = [${lines.join(",\n")}];`,
      ),
    ).toEqual([]);
  });
});
