/** What becomes of a program that is there: imports are joined, everything else stays, and what is not plain is left alone. */
import fc from "fast-check";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { extendProgram } from "../../../cli/init/extendProgram";
import { declare } from "../../../cli/init/planInit";
import { findApp, readProgram } from "../../../cli/init/readProgram";
import { answersFor } from "./answersFor";

const daemon = answersFor("daemon", "mail-digest", { proof: { by: "certificate", file: "digest.crt" } });

const body = `const mailDigestApp = new DaemonApp("mail-digest", {
  displayName: "Mail Digest",
  credentials: {
    certificates: [{ name: "digest", pem: readFileSync("digest.crt", "utf8") }],
  },
});

export const mailDigest = mailDigestApp.access;
`;

const tick = "`";
const bracketed = `const a = ${tick}\${"}"}{ \${${tick}\\${tick}\${1}${tick}} import { b } from "c"${tick};
const r = /[/}"]{2}/g.test("(") ? 4 / 2 : 1; // }
`;

function extended(text: string): string | undefined {
  const program = readProgram(text);
  return program && extendProgram(program, declare(daemon, program, 80));
}

describe("a program gets one more app", () => {
  it.each([
    [
      "an empty file",
      "",
      'import { readFileSync } from "node:fs";\nimport { DaemonApp } from "entra-app-registration";\n\n',
    ],
    [
      "a comment without a line break at its end",
      "/** Apps. */",
      '/** Apps. */\nimport { readFileSync } from "node:fs";\nimport { DaemonApp } from "entra-app-registration";\n\n',
    ],
    [
      "a file without imports",
      "#!/usr/bin/env node\n/** Apps. */\nexport const a = 1;\n",
      '#!/usr/bin/env node\n/** Apps. */\nimport { readFileSync } from "node:fs";\nimport { DaemonApp } from "entra-app-registration";\n\nexport const a = 1;\n\n',
    ],
    [
      "the library imported, with types",
      'import { type AppAccess, NativeApp } from "entra-app-registration";\n\nnew NativeApp("a", {});\n',
      'import { readFileSync } from "node:fs";\nimport { type AppAccess, DaemonApp, NativeApp } from "entra-app-registration";\n\nnew NativeApp("a", {});\n\n',
    ],
    [
      "the library under a path of its own, below other imports",
      'import * as pulumi from "@pulumi/pulumi";\nimport { AppRegistration } from "./components"; // ours\nimport { z } from "./zebra";\n\nexport const x = z;\n',
      'import { readFileSync } from "node:fs";\nimport * as pulumi from "@pulumi/pulumi";\nimport { AppRegistration, DaemonApp } from "./components"; // ours\nimport { z } from "./zebra";\n\nexport const x = z;\n\n',
    ],
    [
      "an import over several lines, with the name as a type only",
      'import { readFileSync } from "node:fs";\nimport {\n  type DaemonApp,\n  githubActions,\n} from "entra-app-registration";\n',
      'import { readFileSync } from "node:fs";\nimport { DaemonApp, githubActions } from "entra-app-registration";\n\n',
    ],
    [
      "a namespace import of the library",
      'import * as appreg from "entra-app-registration";\nimport { readFileSync } from "node:fs";\n',
      'import * as appreg from "entra-app-registration";\nimport { DaemonApp } from "entra-app-registration";\nimport { readFileSync } from "node:fs";\n\n',
    ],
    [
      "an import with a comment in it, which stays",
      'import { NativeApp /* the best */ } from "entra-app-registration";\nimport { readFileSync } from "node:fs";\n',
      'import { NativeApp /* the best */ } from "entra-app-registration";\nimport { DaemonApp } from "entra-app-registration";\nimport { readFileSync } from "node:fs";\n\n',
    ],
    [
      "strings, templates and regular expressions full of brackets",
      bracketed,
      `import { readFileSync } from "node:fs";\nimport { DaemonApp } from "entra-app-registration";\n\n${bracketed}\n`,
    ],
  ])("below %s", (_title, before, after) => {
    expect(extended(before)).toBe(after + body);
  });

  it("with the line breaks of the file", () => {
    const before = 'import { DaemonApp } from "entra-app-registration";\r\nimport { readFileSync } from "node:fs";\r\n';

    expect(extended(before)).toBe(`${before}\r\n${body.replaceAll("\n", "\r\n")}`);
  });

  it("under other names where its own are taken", () => {
    const after = extended("const mailDigest = 1;\nconst mailDigestApp = 2;\n") ?? "";

    expect(after).toContain("const mailDigestRegistration = new DaemonApp(");
    expect(after).toContain("export const mailDigestAccess = mailDigestRegistration.access;");
  });
});

describe("whatever stands in a program", () => {
  const pieces = [
    'import * as pulumi from "@pulumi/pulumi";',
    'import type { AppAccess } from "entra-app-registration";',
    'import {\n  NativeApp, // on devices\n} from "entra-app-registration";',
    'import "./sideEffect"; // first',
    "/* import { DaemonApp } from 'entra-app-registration'; */",
    "const half = 4 / 2; // a slash, and `a tick",
    "const pattern = /[\"'`{(/]+\\//g;",
    bracketed.trimEnd(),
    "function f<T>(a: T): { b: T } {\n  return { b: a };\n}",
    "export const mailDigest = 1;",
    "enum Kind { A }",
    'const quoted = "it\'s \\" { here";',
  ];

  /** Without imports, which may be joined and sorted. */
  const bodyLines = (text: string) =>
    text.split("\n").filter((line) => !/^import |^ {2}\w+, \/\/|^} from|^$/.test(line));

  it("it stays, in its order, and what comes out is TypeScript again", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(pieces), (chosen) => {
        const before = chosen.join("\n");
        const after = extended(before) ?? "";
        const { diagnostics = [] } = ts.transpileModule(after, { reportDiagnostics: true });
        expect(diagnostics.map(({ messageText }) => messageText)).toEqual([]);
        expect(bodyLines(after).slice(0, bodyLines(before).length)).toEqual(bodyLines(before));
        expect(after).toMatch(/const mailDigestApp = new DaemonApp\(/);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a program is left alone", () => {
  it.each([
    ["that exports one thing", "export = { a: 1 };"],
    ["that exports a function", "export default async () => ({});"],
    ["in CommonJS", "module.exports = {};"],
    ["that does not end", "export const a = {"],
    ["with brackets that do not match", "export const a = [1);"],
    ["with a comment that does not end", "/* export const a = 1;"],
    ["with a string that does not end", 'export const a = "b;\n'],
    ["in which a needed name is somebody else's", "class DaemonApp {}\n"],
  ])("%s", (_title, text) => {
    expect(extended(text)).toBeUndefined();
  });
});

describe("an app of a name is found", () => {
  it.each([
    ['\nnew WebApp("portal", {', 2],
    ["new appreg.AppRegistration<'Read', never>(\n  'portal', {", 2],
    ["new ApiApp<Scope>(`portal`, {", 1],
    ['// new WebApp("portal", {', undefined],
    ['new WebApp("portals", {', undefined],
    ['new azuread.Application("portal", {', undefined],
    ['log("new WebApp(portal")', undefined],
  ])("in %j: line %s", (source, line) => {
    const program = readProgram(`${source}${source.endsWith("{") && !source.startsWith("//") ? "})" : ""}`);

    expect(program && findApp(program, "portal")).toBe(line);
  });
});
