/** Finds a directory's parts and signs in to it. */
import type { DirectoryConnection } from "../directoryConnection";
import { textOf } from "./jsonValues";
import { KeyedLock } from "./keyedLock";
import { ProviderError } from "./providerError";
import type { OperationContext } from "./resourceType";
import { readEndpoints } from "./transport/directoryEndpoints";
import { GraphClient } from "./transport/graphClient";
import type { HttpExchange } from "./transport/httpsExchange";
import type { Sleep } from "./transport/retryPolicy";
import { readClaims, TokenSource } from "./transport/tokenSource";

/** What the provider touches outside itself. */
export interface Surroundings {
  readonly exchange: (connection: DirectoryConnection) => HttpExchange;
  readonly sleep: Sleep;
  readonly randomUuid: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** @throws {ProviderError} when metadata or a token cannot be had, or the token does not say who calls. */
export async function openDirectory(
  connection: DirectoryConnection,
  { exchange: makeExchange, sleep, randomUuid, now }: Surroundings,
): Promise<OperationContext> {
  const exchange = makeExchange(connection);
  const endpoints = await readEndpoints(exchange, connection);
  const tokens = new TokenSource({ exchange, connection, endpoints, sleep, now });
  const objectId = textOf(readClaims(await tokens.token()), "oid");
  if (objectId === "") {
    throw new ProviderError(
      "unable to determine the caller: the access token has no `oid`",
      "point the rehearsal at a practice tenant",
    );
  }
  return {
    graph: new GraphClient({ exchange, tokens, graph: endpoints.graph, sleep }),
    caller: { objectId, clientId: connection.clientId, tenantId: connection.tenantId },
    locks: new KeyedLock(),
    randomUuid,
    now,
  };
}
