// Starts the recordings harness: its TypeScript, and the rooms it plays, are translated as they are loaded.
"use strict";
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
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

process.removeAllListeners("warning");
process.setSourceMapsEnabled(true);
require(join(__dirname, "..", "tests", "recordings", "main.ts"))
  .main(process.argv.slice(2))
  .then(
    (code) => {
      process.exitCode = code;
    },
    (error) => {
      console.error(error);
      process.exitCode = 2;
    },
  );
