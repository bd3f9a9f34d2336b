// Starts the benchmarks: `node bench/run.cjs [which …] [--smallest] [--json]`.
"use strict";
const { join } = require("node:path");
require("../scripts/loadTypeScript.cjs");

process.removeAllListeners("warning");
require(join(__dirname, "main.ts"))
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
