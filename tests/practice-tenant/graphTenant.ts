/** A practice tenant for a file of Graph tests, with tokens of any kind to call it with. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { type PracticeTenant, type PracticeTenantOptions, startPracticeTenant } from "../../practice-tenant";
import type { SigningKey } from "../../practice-tenant/context";
import { openStoreFile, storeFileIn } from "../../practice-tenant/storeFile";
import { openSigningKey } from "../../practice-tenant/tokens/openSigningKey";
import { signToken } from "../../practice-tenant/tokens/signToken";
import { call, deployerToken, type ReplyBody, type TenantCall, type TenantReply } from "./tenantClient";

export const graphAppId = "00000003-0000-0000-c000-000000000000";

/** Calls Graph as the deployer: `graph("GET", "/v1.0/applications")`. */
export interface GraphTenant {
  readonly tenant: PracticeTenant;
  graph(method: string, path: string, body?: unknown, options?: TenantCall): Promise<TenantReply>;
  /** The object that a creation answers; fails the test when it was refused. */
  create(path: string, body: unknown): Promise<ReplyBody>;
  /** A token for Graph with these claims over an app's or a user's usual ones. */
  token(claims: Record<string, unknown>): Promise<string>;
}

/** Starts before the tests of the file and stops after them. */
export function useGraphTenant(options: PracticeTenantOptions = {}): GraphTenant {
  const folder = mkdtempSync(join(tmpdir(), "graph-"));
  let tenant: PracticeTenant | undefined;
  let key: SigningKey | undefined;
  let token = "";
  const running = (): PracticeTenant => {
    if (tenant === undefined) throw new Error("the tenant is not started");
    return tenant;
  };
  beforeAll(async () => {
    // The tenant finds the key in its store, so tests can sign what sign-in would take many requests to get.
    const store = openStoreFile(storeFileIn(folder));
    key = await openSigningKey(store);
    store.close();
    tenant = await startPracticeTenant({ port: 0, folder, ...options });
    token = await deployerToken(tenant);
  });
  afterAll(async () => {
    await tenant?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const graph: GraphTenant["graph"] = (method, path, body, more = {}) =>
    call(running(), method, path, { token, ...(body === undefined ? {} : { body }), ...more });
  return {
    get tenant() {
      return running();
    },
    graph,
    create: async (path, body) => {
      const reply = await graph("POST", path, body);
      if (reply.status !== 201) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`);
      return reply.body;
    },
    token: async (claims) => {
      if (key === undefined) throw new Error("the tenant is not started");
      const now = Math.floor((options.clock?.() ?? new Date()).getTime() / 1000);
      const usual = { aud: running().origin, ver: "1.0", appid: nobody, iat: now, nbf: now, exp: now + 3600 };
      return signToken(key, { ...usual, ...claims });
    },
  };
}

/** Status, code and message of a refusal. */
export function refusalIn({ status, body }: TenantReply): { status: number; code: unknown; message: unknown } {
  return { status, code: body.error?.code, message: body.error?.message };
}

/** An id that no object has. */
export const nobody = "99999999-9999-4999-8999-999999999999";
