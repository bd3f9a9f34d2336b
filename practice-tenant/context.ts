/** What every part of the server is given: the store and the few things that come from outside. */
import type { KeyObject } from "node:crypto";
import type { Server } from "node:https";
import type { FastifyInstance } from "fastify";
import type { Random } from "./random";
import type { TenantSettings } from "./settings";
import type { Store } from "./store";

/** The one server that serves metadata, sign-in and Graph. */
export type TenantApp = FastifyInstance<Server>;

/** The key that signs tokens (RS256), kept in the store so that tokens outlive a restart. */
export interface SigningKey {
  /** RFC 7638 thumbprint of the public key. */
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export interface TenantContext {
  readonly store: Store;
  readonly clock: () => Date;
  readonly random: Random;
  readonly keys: SigningKey;
  /** `https://127.0.0.1:<port>`, no trailing slash: metadata, sign-in, issuer and Graph. Known once the server listens. */
  readonly origin: string;
  readonly tenantId: string;
  /** The initial domain, `practice.onmicrosoft.com`. */
  readonly domain: string;
  readonly settings: TenantSettings;
  /** "off": the directory refuses nothing by rule and checks no permission; tokens are still required. */
  readonly rules: "on" | "off";
}
