/** Does what one request asks of Graph: route, permission, then the work. */
import type { TenantContext } from "../../context";
import { graphRoutes } from "../graphRoutes";
import { readQuery } from "../odata/queryOptions";
import { type RenderedAnswer, renderAnswer } from "../odata/renderAnswer";
import { assertPermitted } from "./authorizeCall";
import { assertWithinReach } from "./callerReach";
import type { DirectoryLag } from "./directoryLag";
import type { GraphCall } from "./graphCall";
import { notFound, notImplemented } from "./graphError";
import { type GraphRequest, splitUrl } from "./graphRequest";
import type { Caller } from "./identifyCaller";
import { RouteTable } from "./matchRoute";

/** Graph in one of its versions, over the one store. */
export interface GraphService {
  readonly context: TenantContext;
  readonly lag: DirectoryLag;
  readonly version: GraphCall["version"];
}

const routes = new RouteTable(graphRoutes);

/**
 * One transaction, which is kept before anything is answered.
 *
 * @throws GraphError to refuse
 */
export function handleRequest(service: GraphService, caller: Caller, request: GraphRequest): RenderedAnswer {
  const { context, lag, version } = service;
  const { method, url, body } = request;
  const [pathname, search] = splitUrl(url);
  const match = routes.match(method, pathname.slice(`/${version}`.length));
  if (match === undefined) throw notImplemented(`the endpoint ${method} ${pathname}`);
  const { route, params } = match;
  const query = readQuery(search, { consistencyLevel: request.header("consistencylevel") });
  const prefer = request.header("prefer");
  const call: GraphCall = { context, caller, lag, version, params, query, body, prefer };
  return context.store.transaction(() => {
    if (context.rules === "on") assertWithinReach(call, route, assertPermitted(caller, route));
    if (route.method === "GET" && params.id !== undefined && lag.hides(params.id)) throw notFound(params.id);
    const result = route.handle(call);
    if (result.kind === "entity" && result.status === 201) lag.noteCreated(String(result.entity.id));
    // Rendering can refuse, too ($select of an unknown property), and then nothing must have happened.
    return renderAnswer(result, query, { origin: context.origin, version, url });
  });
}
