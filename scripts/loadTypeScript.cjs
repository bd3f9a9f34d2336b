// Required first, it makes `require` translate TypeScript as it is loaded: for scripts that are not part of the build.
"use strict";
const { readFileSync } = require("node:fs");
const Module = require("node:module");
const { transformSync } = require("esbuild");

Module._extensions[".ts"] = (module, file) => {
  const { code } = transformSync(readFileSync(file, "utf8"), {
    loader: "ts",
    format: "cjs",
    target: "node22",
    // A module that is loaded late is loaded by `require` too, because an `import()` would not come by here.
    supported: { "dynamic-import": false },
    sourcefile: file,
    sourcemap: "inline",
  });
  module._compile(code, file);
};

// A late import has to name the file as it is called once translated.
const resolve = Module._resolveFilename;
Module._resolveFilename = (request, parent, ...rest) => {
  const isOurs = parent?.filename?.endsWith(".ts") && request.startsWith(".") && request.endsWith(".js");
  return resolve.call(Module, isOurs ? request.slice(0, -".js".length) : request, parent, ...rest);
};
