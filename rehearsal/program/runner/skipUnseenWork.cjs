// Runs in the program's process. Spares the program what Pulumi's SDK does for developers of the SDK and for engines that
// keep more than the rehearsal does. For a hundred apps that is half of the time.
"use strict";

/** The SDK's functions that note a stack trace: for every promise and every resource. */
const noteTakers = new Set(["debuggablePromise", "callsites", "Resource.callsites"]);

/** @param {NodeRequire} sdkRequire resolves as the SDK's runner does */
function skipUnseenWork(sdkRequire) {
  skipStackTraces(sdkRequire);
  skipDebugMessages(sdkRequire);
}

/**
 * Each trace would be mapped back to TypeScript. Those of promises are printed when promise leaks are looked for, those of
 * resources are for an engine that keeps positions in the source. Errors that somebody may see are rendered as before.
 */
function skipStackTraces(sdkRequire) {
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

/** Five calls to the engine for every resource, which drops them. */
function skipDebugMessages(sdkRequire) {
  // Tracing has to see gRPC before the SDK does.
  if (process.env.TRACEPARENT !== undefined) return;
  sdkRequire("../../log").debug = () => Promise.resolve();
}

module.exports = { skipUnseenWork };
