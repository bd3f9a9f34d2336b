// Where the engine enters the pack. Left to itself it would compile a checkout's TypeScript file by file and check all types,
// which takes many times as long as the build.
"use strict";
const { existsSync } = require("node:fs");
const { join } = require("node:path");

const build = join(__dirname, "..", "scripts", "build.cjs");
const isCheckout = existsSync(build);

if (isCheckout) require(build).buildIfStale();
require(isCheckout ? "../dist/policy/index.js" : "./index.js");
