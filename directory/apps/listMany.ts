/** Reads many lists of Graph together, all their pages. */
import { DirectoryAnswerError } from "../client/directoryAnswerError";
import type { DirectoryReader, ManyAnswer } from "../client/directoryReader";
import { type Fields, fieldsOf, listOf } from "../client/fields";
import { graphCodeOf } from "../client/graphCode";
import { GraphRefusedError } from "../client/graphRefusedError";
import { pathOfNextPage } from "../client/nextPage";

/**
 * The entries of each list, in the order asked for; undefined where the object that it hangs on does not exist.
 *
 * @throws {GraphRefusedError} when Graph refuses one of them: what may not be read is never "none"
 * @throws {DirectoryAnswerError}
 */
export async function listMany(
  directory: DirectoryReader,
  paths: readonly string[],
): Promise<readonly (readonly Fields[] | undefined)[]> {
  const lists: (Fields[] | undefined)[] = paths.map(() => []);
  let waiting = paths.map((path, at) => ({ path, at }));
  while (waiting.length > 0) {
    const answers = await directory.getMany(waiting.map(({ path }) => path));
    waiting = waiting.flatMap(({ path, at }, index) => {
      const page = readPage(path, answers[index]);
      if (page === undefined) lists[at] = undefined;
      else lists[at]?.push(...page.entries);
      return page?.next === undefined ? [] : [{ path: page.next, at }];
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
  const { status, body } = answer;
  if (status === 404) return undefined;
  if (status >= 400) throw new GraphRefusedError(`GET ${path.split("?")[0]}`, status, { graphCode: graphCodeOf(body) });
  return body;
}

function readPage(
  path: string,
  answer: ManyAnswer | undefined,
): { readonly entries: readonly Fields[]; readonly next: string | undefined } | undefined {
  const page = foundIn(path, answer);
  if (page === undefined) return undefined;
  if (!Array.isArray(page.value)) throw new DirectoryAnswerError(`a page of ${path.split("?")[0]} without a list`);
  return { entries: listOf(page.value).map(fieldsOf), next: pathOfNextPage(page["@odata.nextLink"]) };
}
