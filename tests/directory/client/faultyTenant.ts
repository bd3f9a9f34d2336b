/** A practice tenant with faults, and a client for it whose waits take no time. */
import { afterEach } from "vitest";
import { DirectoryClient, type DirectoryClientOptions } from "../../../directory";
import type { RequestLogEntry } from "../../../practice-tenant";
import { type GraphTenant, useGraphTenant } from "../../practice-tenant/graphTenant";
import { deployerToken } from "../../practice-tenant/tenantClient";
import { type RecordedPace, recordPace } from "./recordedPace";

export interface FaultyClient {
  readonly client: DirectoryClient;
  readonly pace: RecordedPace;
}

export interface FaultyTenant extends GraphTenant {
  /** As the deployer. */
  connect(options?: Partial<DirectoryClientOptions>): Promise<FaultyClient>;
  /** What Graph was asked since the last call of this, "GET /v1.0/applications 200", in the order of the work. */
  takeLog(): readonly string[];
  /** Until the end of the test `then` is called as soon as the work of a request is done, before its answer goes out. */
  whenDone(then: (entry: RequestLogEntry) => void): void;
}

/** Each test begins without faults. */
export function useFaultyTenant(): FaultyTenant {
  const log: string[] = [];
  let onDone: (entry: RequestLogEntry) => void = () => undefined;
  const graphTenant = useGraphTenant({
    log: (entry) => {
      if (!/^\/(v1\.0|beta)\//.test(entry.path)) return;
      log.push(`${entry.method} ${entry.path} ${entry.status}`);
      onDone(entry);
    },
  });
  afterEach(() => {
    graphTenant.tenant.faults.clear();
    onDone = () => undefined;
  });
  return {
    get tenant() {
      return graphTenant.tenant;
    },
    graph: graphTenant.graph,
    create: graphTenant.create,
    token: graphTenant.token,
    connect: async (options = {}) => {
      const { tenant } = graphTenant;
      const pace = recordPace();
      const token = await deployerToken(tenant);
      const client = new DirectoryClient({
        graphBaseUrl: tenant.origin,
        practiceCaPem: tenant.caPem,
        credential: { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) },
        scopes: [`${tenant.origin}/.default`],
        pace,
        ...options,
      });
      return { client, pace };
    },
    takeLog: () => log.splice(0),
    whenDone: (then) => {
      onDone = then;
    },
  };
}
