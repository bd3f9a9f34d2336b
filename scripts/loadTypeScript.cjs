// Required first, it makes `require` translate TypeScript as it is loaded: for scripts that are not part of the build.
"use strict";
const { readFileSync } = require("node:fs");
const { transformSync } = require("esbuild");

require.extensions[".ts"] = (module, file) => {
  const { code } = transformSync(readFileSync(file, "utf8"), {
    loader: "ts",
    format: "cjs",
    target: "node22",
    sourcefile: file,
    sourcemap: "inline",
  });
  module._compile(code, file);
};
