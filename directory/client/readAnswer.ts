/** Reads what came over the wire as an answer of Graph's. */
import type { PipelineResponse } from "@azure/core-rest-pipeline";
import { DirectoryAnswerError } from "./directoryAnswerError";
import { type Fields, fieldsOf } from "./fields";
import { readRetryAfter } from "./retryAfter";
import type { Answered } from "./tryOutcome";

/**
 * @param call method and path, for the error
 * @throws {DirectoryAnswerError} for success without Graph's JSON, and for redirections, which Graph does not use here: a
 * page to sign in to a network answers so
 */
export function readAnswer(call: string, { status, headers, bodyAsText }: PipelineResponse, now: Date): Answered {
  if (status >= 300 && status < 400) throw new DirectoryAnswerError(`${call} with a redirection (${status})`);
  const body = parseObject(bodyAsText);
  if (body === undefined && status < 300)
    throw new DirectoryAnswerError(`${call} with ${status}, and no JSON of Graph's`);
  const retryAfter = readRetryAfter(headers.get("Retry-After"), now);
  // A refusal by something in between is often a page; its status says what counts.
  return { kind: "answered", status, body: body ?? {}, retryAfter };
}

/** Undefined for what is no JSON. */
function parseObject(text: string | null | undefined): Fields | undefined {
  try {
    return fieldsOf(JSON.parse(text || "{}"));
  } catch {
    return undefined;
  }
}
