// Loaded into every Node process of a measured command: each leaves a note of what it used when it ends.
"use strict";
const { writeFileSync } = require("node:fs");
const { join } = require("node:path");

const folder = process.env.BENCH_USAGE_FOLDER;
if (folder) {
  process.once("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const note = { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakMegabytes: maxRSS / 1024 };
    writeFileSync(join(folder, `${process.pid}.json`), JSON.stringify(note));
  });
}
