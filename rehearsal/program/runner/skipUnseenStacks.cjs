// Runs in the program's process. Pulumi's SDK notes a stack trace for every promise and every resource, and maps each
// back to TypeScript: a third of a larger program's time. Nobody sees them here: those of promises are printed when
// promise leaks are looked for, those of resources are an engine's that keeps positions in the source.
"use strict";

/** The SDK's functions that note a trace. */
const noteTakers = new Set(["debuggablePromise", "callsites", "Resource.callsites"]);

/** Errors that somebody may see are rendered as before. @param {NodeRequire} sdkRequire resolves as the SDK does */
function skipUnseenStacks(sdkRequire) {
  if (process.env.PULUMI_DEBUG_PROMISE_LEAKS) return;
  // The runner would do it, and does it once only.
  sdkRequire("source-map-support/register");
  const render = Error.prepareStackTrace;
  Error.prepareStackTrace = (error, frames) => (isUnseen(frames[0]) ? "Error" : render(error, frames));
}

function isUnseen(frame) {
  if (!noteTakers.has(frame?.getFunctionName() ?? "")) return false;
  return /[\\/]@pulumi[\\/]pulumi[\\/](resource|runtime[\\/]debuggable)\.js$/.test(frame.getFileName() ?? "");
}

module.exports = { skipUnseenStacks };
