// Runs a TypeScript file that is not part of the build: its `main` gets this command's arguments and gives the exit code.
"use strict";
require("./loadTypeScript.cjs");

/** @param {string} file whose export `main(args: string[])` promises an exit code; what it throws is printed, with 2 */
function runTypeScript(file) {
  process.removeAllListeners("warning");
  process.setSourceMapsEnabled(true);
  require(file)
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
}

module.exports = { runTypeScript };
