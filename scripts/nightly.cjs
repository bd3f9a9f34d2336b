// What takes too long for every change: rules and practice tenant against each other on 10,000 generated declarations, with
// another seed each night; and a program with everything that an app can have, cut off at every request that it sends.
"use strict";
process.env.APPREG_AGREEMENT_RUNS ??= "10000";
process.env.APPREG_EVERY_CUT ??= "1";
process.argv.push("tests/agreement", "tests/lifecycle/recover");
require("./runTests.cjs");
