/** Where a list of Graph's goes on. */
import type { GraphVersion } from "./callOptions";
import { DirectoryAnswerError } from "./directoryAnswerError";

export interface NextPage {
  /** Below the version. */
  readonly path: string;
  readonly version: GraphVersion;
}

/**
 * What a page's `@odata.nextLink` names; undefined on the last page. The link names the host it came from; asking by path
 * alone keeps the token at the host that it is for.
 *
 * @throws {DirectoryAnswerError} for a link that is no address of Graph
 */
export function readNextPage(link: unknown): NextPage | undefined {
  if (link === undefined) return undefined;
  const [, version, path] = typeof link === "string" ? (/^https:\/\/[^/]+\/(v1\.0|beta)(\/.+)$/.exec(link) ?? []) : [];
  if (path === undefined) throw new DirectoryAnswerError("a link to the next page that is no address of Graph");
  return { path, version: version === "beta" ? "beta" : "v1.0" };
}
