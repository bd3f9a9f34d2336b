/** The tenant that stands for the real one where there is none: nothing is ever sent to it. */
import type { DirectoryConnection } from "../directoryConnection";
import { stableId } from "./stableId";

/** Object id of the principal that deploys. */
export const offlineDeployer = stableId("deployer");

export const offlineConnection: DirectoryConnection = {
  // The discard port, so that what a program sends there by itself ends on this machine.
  origin: "https://127.0.0.1:9",
  caPem: "",
  tenantId: stableId("tenant"),
  clientId: stableId("deployer's client id"),
  clientSecret: "none: nothing is signed in to",
};
