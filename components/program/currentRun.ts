/** What stands for the run of the program: things that are known once a run are kept by it. */
import * as pulumi from "@pulumi/pulumi";

const unconnected = {};

/** The connection to the engine; in tests a mock of its own for each run. */
export function currentRun(): object {
  return pulumi.runtime.getMonitor() ?? unconnected;
}
