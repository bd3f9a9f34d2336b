// Runs in the program's process. Spares the program what Pulumi's SDK does for developers of the SDK and for engines that
// keep more than the rehearsal does. For a hundred apps that is half of the time.
"use strict";

/** @param {NodeRequire} sdkRequire resolves as the SDK's runner does */
function skipUnseenWork(sdkRequire) {
  skipPositionsOfResources(sdkRequire);
  // Tracing has to see gRPC before the SDK does, of which the rest is a part.
  if (process.env.TRACEPARENT !== undefined) return;
  skipTracesOfPromises(sdkRequire);
  skipDebugMessages(sdkRequire);
}

/**
 * Where in the source each resource was made, mapped back to TypeScript, is for an engine that keeps positions. Errors that
 * somebody may see are rendered as before.
 */
function skipPositionsOfResources(sdkRequire) {
  // The runner would do it, and does it once only.
  sdkRequire("source-map-support/register");
  const render = Error.prepareStackTrace;
  Error.prepareStackTrace = (error, frames) => (isPositionOfResource(frames[0]) ? "Error" : render(error, frames));
}

function isPositionOfResource(frame) {
  if (!["callsites", "Resource.callsites"].includes(frame?.getFunctionName() ?? "")) return false;
  return /[\\/]@pulumi[\\/]pulumi[\\/]resource\.js$/.test(frame.getFileName() ?? "");
}

/** A stack trace for every promise, thirty a resource, to be printed when promise leaks are looked for. */
function skipTracesOfPromises(sdkRequire) {
  if (process.env.PULUMI_DEBUG_PROMISE_LEAKS) return;
  const debuggable = sdkRequire("../../runtime/debuggable");
  const { debuggablePromise } = debuggable;
  debuggable.debuggablePromise = (promise, context) => {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    try {
      return debuggablePromise(promise, context);
    } finally {
      Error.stackTraceLimit = limit;
    }
  };
}

/** Five calls to the engine for every resource, which drops them. */
function skipDebugMessages(sdkRequire) {
  sdkRequire("../../log").debug = () => Promise.resolve();
}

module.exports = { skipUnseenWork };
