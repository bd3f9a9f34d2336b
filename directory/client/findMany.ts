/** Reads many objects of Graph together, some of which may not exist. */
import { DirectoryAnswerError } from "./directoryAnswerError";
import type { DirectoryReader } from "./directoryReader";
import type { Fields } from "./fields";

/**
 * What each path answers, in the order asked for; undefined where there is nothing (404).
 *
 * @throws {GraphRefusedError} when Graph refuses one of them: what may not be read is never "none"
 */
export async function findMany(
  directory: DirectoryReader,
  paths: readonly string[],
): Promise<readonly (Fields | undefined)[]> {
  if (paths.length === 0) return [];
  const answers = await directory.getMany(paths);
  if (answers.length !== paths.length) throw new DirectoryAnswerError("fewer answers than it was asked for");
  return answers.map(({ status, body, refusal }) => {
    if (status === 404) return undefined;
    if (refusal !== undefined) throw refusal;
    return body;
  });
}
