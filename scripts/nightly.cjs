// What takes too long for every change: rules and practice tenant against each other on 10,000 generated declarations, with
// another seed each night.
"use strict";
process.env.APPREG_AGREEMENT_RUNS ??= "10000";
process.argv.push("tests/agreement");
require("./runTests.cjs");
