/** Tells a URL of Microsoft Graph from one of another service. */
import { ProjectError } from "../common";

/** The hosts of Microsoft Graph in each national cloud, retired ones included: people paste them out of old code. */
const graphHosts: ReadonlySet<string> = new Set([
  "graph.microsoft.com",
  "canary.graph.microsoft.com",
  "graph.microsoft.us",
  "dod-graph.microsoft.us",
  "microsoftgraph.chinacloudapi.cn",
  "graph.microsoft.de",
]);

/** The practice tenant answers on these, in Graph's place. */
const loopbackHosts: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** A URL that is not one of Microsoft Graph: its permissions are another API's. */
export class ForeignUrlError extends ProjectError {
  override readonly code = "ERR_URL_NOT_GRAPH";
  readonly host: string;

  constructor(url: string, host: string) {
    super(
      `"${url}" is a call to ${host === "" ? "no host" : `"${host}"`}, not to Microsoft Graph.`,
      "give a URL of graph.microsoft.com or of a national cloud's Graph, or a path such as /me/messages",
    );
    this.host = host;
  }
}

/**
 * Where the path begins in what a person pasted; 0 for a path without a host.
 *
 * @throws {ForeignUrlError} when it names the host of another service
 */
export function findPathStart(pathOrUrl: string): number {
  const scheme = pathOrUrl.indexOf("://");
  const isUrl = scheme > 0 && /^\s*[a-z][a-z0-9+.-]*$/i.test(pathOrUrl.slice(0, scheme));
  const hostStart = isUrl ? scheme + 3 : 0;
  const end = endOfHost(pathOrUrl, hostStart);
  const host = pathOrUrl.slice(hostStart, end).trim().toLowerCase();
  if (!isUrl && !looksLikeHost(host)) return 0;
  const name = host.replace(/^[^@]*@/, "").replace(/:\d*$/, "");
  if (graphHosts.has(name) || loopbackHosts.has(name)) return end;
  throw new ForeignUrlError(pathOrUrl.trim(), name);
}

function endOfHost(text: string, start: number): number {
  const found = text.slice(start).search(/[/?#]/);
  return found < 0 ? text.length : start + found;
}

/** No path of Graph begins with a dotted name, but for its versions and its own namespace. */
function looksLikeHost(first: string): boolean {
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?$/.test(first) && !/^(v\d+\.\d+|(microsoft\.)?graph\.[a-z0-9]+)$/.test(first)
    ? true
    : loopbackHosts.has(first.replace(/:\d+$/, ""));
}
