/** A practice tenant for a file of tests, read by the client that commands use, with tokens of any kind. */
import { DirectoryClient, type DirectoryReader } from "../../../directory";
import type { PracticeTenantOptions } from "../../../practice-tenant";
import { type GraphTenant, useGraphTenant } from "../../practice-tenant/graphTenant";
import { deployerToken, type ReplyBody } from "../../practice-tenant/tenantClient";

export interface PracticeDirectory extends GraphTenant {
  /** As the deployer. */
  connect(): Promise<DirectoryClient>;
  /** With a token that has these claims over the usual ones. */
  connectWith(claims: Record<string, unknown>): Promise<DirectoryClient>;
  /** An application with its principal. */
  register(application: object): Promise<{ readonly application: ReplyBody; readonly principal: ReplyBody }>;
}

export function usePracticeDirectory(options: PracticeTenantOptions = {}): PracticeDirectory {
  const graphTenant = useGraphTenant(options);
  const clientWith = (token: string): DirectoryClient => {
    const { origin, caPem } = graphTenant.tenant;
    const credential = { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
    return new DirectoryClient({
      graphBaseUrl: origin,
      credential,
      scopes: [`${origin}/.default`],
      practiceCaPem: caPem,
    });
  };
  return {
    get tenant() {
      return graphTenant.tenant;
    },
    graph: graphTenant.graph,
    create: graphTenant.create,
    token: graphTenant.token,
    connect: async () => clientWith(await deployerToken(graphTenant.tenant)),
    connectWith: async (claims) => clientWith(await graphTenant.token(claims)),
    register: async (body) => {
      const application = await graphTenant.create("/v1.0/applications", body);
      return {
        application,
        principal: await graphTenant.create("/v1.0/servicePrincipals", { appId: application.appId }),
      };
    },
  };
}

/** The same directory with small pages. */
export function withPagesOf(size: number, directory: DirectoryReader): DirectoryReader {
  const small = (path: string): string => path.replace("$top=999", `$top=${size}`);
  return {
    get: (path, options) => directory.get(small(path), options),
    list: (path, options) => directory.list(small(path), options),
    getMany: (paths, options) => directory.getMany(paths.map(small), options),
  };
}
