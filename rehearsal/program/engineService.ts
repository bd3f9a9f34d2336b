/** The gRPC service through which a program logs. */
import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { type LogRequest, LogSeverity, SetRootResourceResponse } from "@pulumi/pulumi/proto/engine_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Reporter } from "../engine/reporter";
import type { Diagnostic } from "../rehearsalEvent";
import { answer, refusals } from "./monitorService";

const severities: Partial<Record<LogSeverity, Diagnostic["severity"]>> = {
  [LogSeverity.INFO]: "info",
  [LogSeverity.WARNING]: "warning",
  [LogSeverity.ERROR]: "error",
};

export function engineHandlers(reporter: Reporter): UntypedServiceImplementation {
  return {
    ...refusals(Object.keys(EngineService), (method) =>
      Promise.reject(new Error(`the rehearsal does not know the call ${method}`)),
    ),
    log: answer(async (request: LogRequest) => {
      report(reporter, request);
      return new Empty();
    }),
    setRootResource: answer(async () => new SetRootResourceResponse()),
  };
}

/** Messages for developers of the SDK (severity debug) are dropped. */
function report(reporter: Reporter, request: LogRequest): void {
  const severity = severities[request.getSeverity()];
  if (severity === undefined) return;
  if (request.getEphemeral()) reporter.mention(request.getMessage(), request.getUrn());
  else reporter.diagnose(severity, request.getMessage(), request.getUrn());
}
