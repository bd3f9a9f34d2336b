/** A declaration as a file of its own: in TypeScript for people, in plain JavaScript for the check. Pure. */
import type { Binding, Declaration } from "./declaration";

/** Name of this package, as other projects import it. */
export const libraryName = "entra-app-registration";

/** The file of a program that has this one app, or of a part of it. */
export function renderModule(declaration: Declaration, { heading, library }: ModuleOptions): string {
  return `${renderHeading(heading)}${renderImports(declaration, library)}\n${renderBody(declaration)}`;
}

/** A comment in one line or in several; what it says cannot end it. */
function renderHeading(heading: string): string {
  const lines = heading.replaceAll("*/", "* /").split("\n");
  if (lines.length === 1) return `/** ${lines[0]} */\n`;
  return `/**\n${lines.map((line) => `${` * ${line}`.trimEnd()}\n`).join("")} */\n`;
}

export interface ModuleOptions {
  /** What the file is, as a sentence; more lines may follow. */
  readonly heading: string;
  /** From where the library is imported. */
  readonly library: string;
}

/** All imports, each in a line that ends in a line break. */
export function renderImports({ library, readsFile, lineWidth }: Declaration, from: string): string {
  const file = readsFile ? renderImport(["readFileSync"], "node:fs", lineWidth) : "";
  return `${file}${renderImport(library, from, lineWidth)}`;
}

export function renderImport(names: readonly string[], from: string, lineWidth: number): string {
  const flat = `import { ${names.join(", ")} } from ${JSON.stringify(from)};`;
  if (flat.length <= lineWidth) return `${flat}\n`;
  return `import {\n${names.map((name) => `  ${name},\n`).join("")}} from ${JSON.stringify(from)};\n`;
}

/** The app and the outputs of the stack. */
export function renderBody({ constants = [], app, outputs }: Declaration): string {
  const exported = outputs.map((output) => `export ${renderConstant(output)}`);
  const before = constants.map((constant) => `${renderConstant(constant)}\n`);
  return `${before.join("")}${renderConstant(app)}\n${exported.join("")}`;
}

/** The same program for Node as it is, with nothing installed that would read TypeScript. */
export function renderPlainModule({ library, readsFile, constants = [], app, outputs }: Declaration): string {
  const file = readsFile ? 'const { readFileSync } = require("node:fs");\n' : "";
  const exported = outputs.map(({ name, expression }) => `exports.${name} = ${expression};\n`);
  const required = `const { ${library.join(", ")} } = require(${JSON.stringify(libraryName)});\n`;
  const constant = [...constants, app].map(renderConstant);
  return `"use strict";\n${file}${required}${constant.join("")}${exported.join("")}`;
}

function renderConstant({ name, expression }: Binding): string {
  return `const ${name} = ${expression};\n`;
}
