// Runs in the program's process. Stands in for ts-node where that would only transpile: the same compiler with the same
// options, but what it made of a file is kept, so that an unchanged file is not transpiled again.
"use strict";
const { createHash } = require("node:crypto");
const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const Module = require("node:module");
const { dirname, join, sep } = require("node:path");
const { fileURLToPath } = require("node:url");

/** What the runner sets where a project's own options are silent (cmd/run/run.ts of @pulumi/pulumi). */
const runnerDefaults = { target: "ES2020", module: "nodenext", moduleResolution: "nodenext" };

/** What ts-node sets whatever the project says. */
const forced = { declaration: false, composite: false, noEmit: false, emitDeclarationOnly: false, outDir: undefined };

/**
 * Takes over the loading of TypeScript, unless the project wants something that only ts-node does.
 *
 * @param {NodeRequire} sdkRequire resolves as Pulumi's SDK does
 * @param {string} folder where transpiled files are kept
 * @returns {boolean} whether it did; otherwise ts-node has to
 */
function keepTranspiled(sdkRequire, folder) {
  if (process.env.PULUMI_NODEJS_TYPESCRIPT !== "true") return false;
  const ts = loadCompiler(sdkRequire);
  const options = ts && readOptions(ts);
  if (options === undefined) return false;
  const transpiler = new Transpiler(ts, options, folder);
  sdkRequire("source-map-support").install({
    environment: "node",
    retrieveFile: (file) => transpiler.outputs.get(file.startsWith("file:") ? fileURLToPath(file) : file) ?? null,
  });
  for (const extension of [".ts", ".tsx"]) register(extension, transpiler);
  return true;
}

/** The project's own compiler; the SDK's built-in one is too old to be driven alike. */
function loadCompiler(sdkRequire) {
  try {
    return sdkRequire("typescript");
  } catch {
    return undefined;
  }
}

/** undefined where types are to be checked, or where ts-node is asked for more than transpiling. */
function readOptions(ts) {
  const file = process.env.PULUMI_NODEJS_TSCONFIG_PATH ?? "tsconfig.json";
  if (!existsSync(file) || isModulePackage()) return undefined;
  const { config, error } = ts.parseConfigFileTextToJson(file, readFileSync(file, "utf8"));
  if (error !== undefined || config.extends !== undefined || config["ts-node"] !== undefined) return undefined;
  const written = config.compilerOptions ?? {};
  if (!onlyTranspiles(written) || written.allowJs || written.jsx !== undefined) return undefined;
  const wanted = { ...runnerDefaults, ...written, ...forced };
  const { options, errors } = ts.convertCompilerOptionsFromJson(wanted, process.cwd());
  if (errors.length > 0) return undefined;
  return { ...options, sourceMap: false, inlineSourceMap: true, inlineSources: true };
}

/** As the runner decides it: its variable, else `noCheck`. */
function onlyTranspiles({ noCheck }) {
  const asked = process.env.PULUMI_NODEJS_TRANSPILE_ONLY;
  return asked ? asked === "true" : noCheck === true;
}

/** An ES module is loaded by hooks of the runner's own. */
function isModulePackage(folder = process.cwd()) {
  const manifest = join(folder, "package.json");
  if (existsSync(manifest)) return JSON.parse(readFileSync(manifest, "utf8")).type === "module";
  return dirname(folder) !== folder && isModulePackage(dirname(folder));
}

function register(extension, transpiler) {
  const original = Module._extensions[extension] ?? Module._extensions[".js"];
  Module._extensions[extension] = (module, file) => {
    if (file.includes(`${sep}node_modules${sep}`)) return original(module, file);
    module._compile(transpiler.transpile(file), file);
  };
}

class Transpiler {
  /** What every file became in this run, for stack traces. */
  outputs = new Map();

  constructor(ts, options, folder) {
    this.ts = ts;
    this.options = options;
    this.folder = folder;
    this.basis = JSON.stringify([ts.version, options]);
    mkdirSync(folder, { recursive: true });
  }

  transpile(file) {
    const source = readFileSync(file, "utf8");
    const kept = join(this.folder, `${digest(file)}.js`);
    // The first line of a kept file says what it was made from.
    const heading = `// ${digest(`${this.basis}\n${source}`)}\n`;
    const output = readKept(kept, heading) ?? this.transpileAnew(file, source, { kept, heading });
    this.outputs.set(file, output);
    return output;
  }

  transpileAnew(file, source, { kept, heading }) {
    const { ts, options: compilerOptions } = this;
    const { outputText, diagnostics } = ts.transpileModule(source, {
      fileName: file,
      compilerOptions,
      reportDiagnostics: true,
    });
    if (diagnostics.length > 0) throw unableToCompile(ts, diagnostics);
    const partial = `${kept}.${process.pid}`;
    writeFileSync(partial, heading + outputText);
    renameSync(partial, kept);
    return outputText;
  }
}

function readKept(file, heading) {
  try {
    const text = readFileSync(file, "utf8");
    return text.startsWith(heading) ? text.slice(heading.length) : undefined;
  } catch {
    return undefined;
  }
}

function digest(text) {
  return createHash("sha256").update(text).digest("base64url");
}

/** As ts-node words it; the runner knows the name. */
function unableToCompile(ts, diagnostics) {
  const host = {
    getNewLine: () => "\n",
    getCurrentDirectory: () => process.cwd(),
    getCanonicalFileName: (name) => name,
  };
  const error = new Error(`⨯ Unable to compile TypeScript:\n${ts.formatDiagnostics(diagnostics, host)}`);
  error.name = "TSError";
  return error;
}

module.exports = { keepTranspiled };
