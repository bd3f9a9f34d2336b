// Starts the recordings harness: its TypeScript, and the rooms it plays, are translated as they are loaded.
"use strict";
const { join } = require("node:path");
require("./loadTypeScript.cjs");

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
