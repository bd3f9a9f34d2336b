/** Serves both services of the engine on loopback, on a free port. */
import { Server, ServerCredentials } from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import type { Reporter } from "../engine/reporter";
import { engineHandlers } from "./engineService";
import { type MonitorOptions, monitorHandlers } from "./monitorService";

export interface MonitorServer {
  /** `127.0.0.1:<port>` */
  readonly address: string;
  /** Ends at once; calls that wait for an answer are dropped. */
  close(): void;
}

export async function startMonitorServer(options: MonitorOptions & { reporter: Reporter }): Promise<MonitorServer> {
  // A certificate or a logo may make a message larger than gRPC's usual 4 MB.
  const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  server.addService(ResourceMonitorService, monitorHandlers(options));
  server.addService(EngineService, engineHandlers(options.reporter));
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  return { address: `127.0.0.1:${port}`, close: () => server.forceShutdown() };
}
