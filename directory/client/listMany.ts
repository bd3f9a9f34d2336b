/** Reads many lists of Graph together, all their pages. */
import { DirectoryAnswerError } from "./directoryAnswerError";
import type { DirectoryReader } from "./directoryReader";
import { type Fields, fieldsOf } from "./fields";
import { findMany } from "./findMany";
import { readNextPage } from "./nextPage";

/**
 * The entries of each list, in the order asked for; undefined where the object that it hangs on does not exist.
 *
 * @throws {GraphRefusedError} when Graph refuses one of them: what may not be read is never "none"
 * @throws {DirectoryAnswerError} for a page without a list, and for a link to a page that was read
 */
export async function listMany(
  directory: DirectoryReader,
  paths: readonly string[],
): Promise<readonly (readonly Fields[] | undefined)[]> {
  const lists: (Fields[] | undefined)[] = paths.map(() => []);
  const seen = new Set<string>();
  let waiting = paths.map((path, at) => ({ path, at }));
  while (waiting.length > 0) {
    const pages = await findMany(
      directory,
      waiting.map(({ path }) => path),
    );
    waiting = waiting.flatMap(({ path, at }, index) => {
      const page = readPage(path, pages[index]);
      if (page === undefined) lists[at] = undefined;
      else lists[at]?.push(...page.entries);
      if (page?.next === undefined) return [];
      if (seen.has(page.next)) throw new DirectoryAnswerError(`${nameOf(path)} with a page that it gave before`);
      seen.add(page.next);
      return [{ path: page.next, at }];
    });
  }
  return lists;
}

interface ListPage {
  readonly entries: readonly Fields[];
  readonly next: string | undefined;
}

function readPage(path: string, page: Fields | undefined): ListPage | undefined {
  if (page === undefined) return undefined;
  if (!Array.isArray(page.value)) throw new DirectoryAnswerError(`a page of ${nameOf(path)} without a list`);
  return { entries: page.value.map(fieldsOf), next: readNextPage(page["@odata.nextLink"])?.path };
}

function nameOf(path: string): string | undefined {
  return path.split("?")[0];
}
