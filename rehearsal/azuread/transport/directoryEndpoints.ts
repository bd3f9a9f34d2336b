/** Where the directory's parts are, as its metadata document says. */
import type { DirectoryConnection } from "../../directoryConnection";
import { isPropertyMap } from "../../propertyValue";
import { objectOf, textOf } from "../jsonValues";
import { ProviderError } from "../providerError";
import type { HttpExchange } from "./httpsExchange";
import { parseJson } from "./parseJson";

export interface DirectoryEndpoints {
  /** Without trailing slash; also what a token is asked for. */
  readonly graph: string;
  /** As given: a trailing slash would be kept, as the provider keeps it. */
  readonly login: string;
}

/**
 * Reads the metadata document, in exactly one attempt.
 *
 * @throws {ProviderError} when the document cannot be had, lacks an endpoint, or leads off this machine.
 */
export async function readEndpoints(
  exchange: HttpExchange,
  connection: DirectoryConnection,
): Promise<DirectoryEndpoints> {
  const url = `${connection.origin}/metadata/endpoints?api-version=2022-09-01`;
  const reply = await exchange({ method: "GET", url, headers: { "User-Agent": "Go-http-client/1.1" } });
  if (reply.status !== 200) {
    throw new ProviderError(
      `unable to build environment from metadata host: retrieving ${url}: unexpected status ${reply.status}`,
      "see that the practice tenant runs and is reachable",
    );
  }
  const parsed = parseJson(reply.text.replace(/^\ufeff/, ""));
  const document = isPropertyMap(parsed) ? parsed : undefined;
  for (const name of ["name", "resourceManager"]) requireEndpoint(textOf(document, name), name);
  const graph = textOf(document, "microsoftGraphResourceId").replace(/\/+$/, "");
  const login = textOf(objectOf(document, "authentication"), "loginEndpoint");
  return {
    graph: requireLoopback(requireEndpoint(graph, "microsoftGraphResourceId")),
    login: requireLoopback(requireEndpoint(login, "authentication.loginEndpoint")),
  };
}

function requireEndpoint(value: string, name: string): string {
  if (value !== "") return value;
  throw new ProviderError(
    `unable to build environment from metadata host: the document holds no \`${name}\``,
    "point the rehearsal at a practice tenant",
  );
}

/** A rehearsal hands a client secret over; it must not follow a document to another machine. */
function requireLoopback(url: string): string {
  const host = URL.canParse(url) ? new URL(url).hostname : "";
  if (host === "127.0.0.1" || host === "localhost" || host === "[::1]") return url;
  throw new ProviderError(
    `the metadata document leads to ${url}, which is not on this machine`,
    "point the rehearsal at a practice tenant",
  );
}
