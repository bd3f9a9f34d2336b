// Runs in the program's process. Loads what Pulumi's runner will need while the engine still gets ready, waits for the
// engine's word, and then becomes the runner: `node runWhenTold.cjs <path of @pulumi/pulumi/cmd/run>`.
"use strict";
const { createRequire, runMain } = require("node:module");
const { keepTranspiled } = require("./keepTranspiled.cjs");
const { loadLater } = require("./loadLater.cjs");
const { skipUnseenWork } = require("./skipUnseenWork.cjs");

const runner = process.argv[2];
const sdkRequire = createRequire(runner);

/**
 * What the SDK loads that is not its own, and its messages. Not the SDK itself: when it is loaded it reads its settings,
 * which are not known yet.
 */
const modules = [
  ...["typescript", "normalize-package-data", "semver", "js-yaml", "ini", "upath", "execa"],
  ...["@grpc/grpc-js", "@logdna/tail-file", "source-map-support"],
  ...["@opentelemetry/api", "@opentelemetry/exporter-zipkin", "@opentelemetry/resources"],
  ...["@opentelemetry/instrumentation", "@opentelemetry/instrumentation-grpc"],
  ...["@opentelemetry/sdk-trace-base", "@opentelemetry/sdk-trace-node"],
  ...["../../proto/resource_grpc_pb", "../../proto/engine_grpc_pb", "../../proto/callback_grpc_pb"],
];

function loadAhead() {
  // Tracing has to see gRPC first.
  if (process.env.TRACEPARENT !== undefined) return;
  // Half of all there is to load, and only for functions that are made into cloud functions.
  loadLater(sdkRequire, "@npmcli/arborist");
  for (const name of modules) {
    try {
      sdkRequire(name);
    } catch {
      // An SDK of another version may do without it; the runner itself says what is missing.
    }
  }
}

/** @param order { args: string[], environment: Record<string, string>, keepTranspiledIn?: string } */
function start({ args, environment, keepTranspiledIn }) {
  Object.assign(process.env, environment);
  skipUnseenWork(sdkRequire);
  if (keepTranspiledIn !== undefined && keepTranspiled(sdkRequire, keepTranspiledIn)) {
    process.env.PULUMI_NODEJS_TYPESCRIPT = "false";
  }
  process.argv = [process.argv[0], runner, ...args];
  runMain();
}

// Without its engine the SDK would try to reach it for ever.
process.once("disconnect", () => process.exit(1));
process.once("message", (order) => {
  process.channel.unref();
  start(order);
});
loadAhead();
