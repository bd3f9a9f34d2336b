/** Reads a list page by page. */
import type { CallOptions } from "./callOptions";
import { DirectoryAnswerError } from "./directoryAnswerError";
import { type Fields, fieldsOf } from "./fields";
import { nameOf } from "./graphCall";
import { readNextPage } from "./nextPage";

/** Whoever makes the calls: token, retries and throttling are its own. */
export interface PageReader {
  /** The answer to `GET`, by the path below the version. */
  get(path: string, options?: CallOptions): Promise<Fields>;
}

/**
 * The entries of each page, in order.
 *
 * @throws errors of the reader; {DirectoryAnswerError} for a page without a list, and for a link to a page that was read
 */
export async function* readPages(
  reader: PageReader,
  path: string,
  options: CallOptions = {},
): AsyncGenerator<readonly Fields[], void> {
  const name = nameOf({ method: "GET", path });
  const seen = new Set<string>();
  let next: { readonly path: string; readonly version?: CallOptions["version"] } | undefined = { path };
  while (next !== undefined) {
    if (seen.has(next.path)) throw new DirectoryAnswerError(`${name} with a page that links back to one before it`);
    seen.add(next.path);
    const page: Fields = await reader.get(next.path, { ...options, ...(next.version && { version: next.version }) });
    if (!Array.isArray(page.value)) throw new DirectoryAnswerError(`${name} with a page that has no list`);
    yield page.value.map(fieldsOf);
    next = readNextPage(page["@odata.nextLink"]);
  }
}
