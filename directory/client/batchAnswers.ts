/** Reads the answer to a `$batch`: many answers in any order, each with a status and headers of its own. */
import { DirectoryAnswerError } from "./directoryAnswerError";
import { type Fields, fieldsOf, textOf } from "./fields";
import { readRetryAfter } from "./retryAfter";
import type { TryOutcome } from "./tryOutcome";

/**
 * What came of each part, by its id. A part that is not among the answers is not in the map.
 *
 * @throws {DirectoryAnswerError} when it is no answer to a batch
 */
export function readBatchAnswers({ responses }: Fields, now: Date): ReadonlyMap<string, TryOutcome> {
  if (!Array.isArray(responses)) throw new DirectoryAnswerError("POST /$batch without a list of answers");
  return new Map(responses.map(fieldsOf).map((part) => [textOf(part.id) ?? "", readPart(part, now)]));
}

function readPart({ status, headers, body }: Fields, now: Date): TryOutcome {
  if (typeof status !== "number") throw new DirectoryAnswerError("POST /$batch with a part that has no status");
  return {
    kind: "answered",
    status,
    body: fieldsOf(body),
    retryAfter: readRetryAfter(headerIn(fieldsOf(headers), "retry-after"), now),
  };
}

/** Names of headers have no case. */
function headerIn(headers: Fields, name: string): string | undefined {
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name);
  // In JSON seconds may have come as a number.
  return found === undefined ? undefined : String(found[1]);
}
