/** Takes a `$batch` apart into the calls that it bundles: https://learn.microsoft.com/graph/json-batching. */
import { z } from "zod";
import { type ParsedCall, parseCall } from "./graphCall";

const batch = z.object({ requests: z.array(z.object({ method: z.string(), url: z.string() })) });

/**
 * The calls inside, each with the version of the batch.
 *
 * @param url where the batch was sent: `https://graph.microsoft.com/v1.0/$batch`
 * @param body what was sent; undefined where the recording does not hold it
 */
export function unpackBatch(url: string, body: string | undefined): readonly ParsedCall[] {
  if (body === undefined) return [{ problem: "the recording lacks the body of a $batch, and so the calls in it." }];
  const inner = batch.safeParse(parse(body));
  if (!inner.success) return [{ problem: "the body of a $batch does not list requests with method and url." }];
  const base = url.replace(/\/(\$|%24)batch.*$/i, "");
  return inner.data.requests.map((request) => {
    const isRelative = !/^[a-z][a-z\d+.-]*:\/\//i.test(request.url);
    return parseCall(request.method, isRelative ? `${base}/${request.url.replace(/^\/+/, "")}` : request.url);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
