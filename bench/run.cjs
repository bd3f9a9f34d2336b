// Starts the benchmarks: `node bench/run.cjs [which …] [--smallest] [--json]`.
"use strict";
const { join } = require("node:path");
const { runTypeScript } = require("../scripts/runTypeScript.cjs");

runTypeScript(join(__dirname, "main.ts"));
