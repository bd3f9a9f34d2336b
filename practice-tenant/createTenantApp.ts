/** Puts the server together: TLS, guards, and the three products it stands for. */
import { parse } from "node:querystring";
import fastify from "fastify";
import type { TenantCertificates } from "./certificates/certificateFiles";
import type { TenantApp, TenantContext } from "./context";
import { registerEntra } from "./entra/registerEntra";
import { registerGraph } from "./graph/registerGraph";
import { registerMetadata } from "./metadata/registerMetadata";
import { type RequestGuards, registerRequestGuards } from "./requestGuards";
import { answerUnknownPaths } from "./unknownPaths";

export interface TenantAppOptions extends RequestGuards {
  readonly certificates: TenantCertificates;
}

/** The azuread provider opens a connection per request and leaves it idle; closing soon keeps their number small. */
const keepAliveTimeout = 5000;
/** A logo is the largest thing that Graph takes here. */
const bodyLimit = 4 * 1024 * 1024;

/** Graph reads OData's options itself; no parameter of sign-in begins as they do. */
function parseSignInQuery(text: string): Record<string, unknown> {
  return text.startsWith("$") ? {} : parse(text);
}

export function createTenantApp(context: TenantContext, { certificates, ...guards }: TenantAppOptions): TenantApp {
  const { certificate, privateKey } = certificates.server;
  const app: TenantApp = fastify({
    https: { cert: certificate, key: privateKey, minVersion: "TLSv1.2" },
    keepAliveTimeout,
    bodyLimit,
    // Ids in Graph's paths are longer than Fastify's default for one path segment.
    routerOptions: { maxParamLength: 500, querystringParser: parseSignInQuery },
    forceCloseConnections: true,
  });
  registerRequestGuards(app, context, guards);
  registerMetadata(app, context);
  registerEntra(app, context);
  registerGraph(app, context, guards);
  answerUnknownPaths(app, context);
  return app;
}
