// Starts the recordings harness: its TypeScript, and the rooms it plays, are translated as they are loaded.
"use strict";
const { join } = require("node:path");
const { runTypeScript } = require("./runTypeScript.cjs");

runTypeScript(join(__dirname, "..", "tests", "recordings", "main.ts"));
