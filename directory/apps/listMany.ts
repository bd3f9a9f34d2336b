/** Reads many lists of Graph together, all their pages. */
import { DirectoryAnswerError } from "../client/directoryAnswerError";
import type { DirectoryReader, ManyAnswer } from "../client/directoryReader";
import { type Fields, fieldsOf } from "../client/fields";
import { readNextPage } from "../client/nextPage";

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
    const answers = await directory.getMany(waiting.map(({ path }) => path));
    waiting = waiting.flatMap(({ path, at }, index) => {
      const page = readPage(path, answers[index]);
      if (page === undefined) lists[at] = undefined;
      else lists[at]?.push(...page.entries);
      if (page?.next === undefined) return [];
      if (seen.has(page.next)) throw new DirectoryAnswerError(`${withoutQuery(path)} with a page that it gave before`);
      seen.add(page.next);
      return [{ path: page.next, at }];
    });
  }
  return lists;
}

/**
 * The object that a path answers; undefined where there is none.
 *
 * @throws {GraphRefusedError}
 */
export function foundIn(path: string, answer: ManyAnswer | undefined): Fields | undefined {
  if (answer === undefined) throw new DirectoryAnswerError("fewer answers than it was asked for");
  const { status, body, refusal } = answer;
  if (status === 404) return undefined;
  if (refusal !== undefined) throw refusal;
  return body;
}

interface ListPage {
  readonly entries: readonly Fields[];
  readonly next: string | undefined;
}

function readPage(path: string, answer: ManyAnswer | undefined): ListPage | undefined {
  const page = foundIn(path, answer);
  if (page === undefined) return undefined;
  if (!Array.isArray(page.value)) throw new DirectoryAnswerError(`a page of ${withoutQuery(path)} without a list`);
  return { entries: page.value.map(fieldsOf), next: readNextPage(page["@odata.nextLink"])?.path };
}

function withoutQuery(path: string): string | undefined {
  return path.split("?")[0];
}
