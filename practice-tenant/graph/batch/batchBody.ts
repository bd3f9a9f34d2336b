/**
 * Reads the body of a `$batch`, and refuses what Graph refuses as a whole.
 *
 * Source: https://learn.microsoft.com/graph/json-batching (20 requests; ids unique without regard to case; relative
 * addresses; `Content-Type` wherever there is a body), and for `dependsOn` section 19 of OData's JSON format, which allows
 * requests before the one that depends only.
 */
import { z } from "zod";
import { GraphError } from "../http/graphError";
import { readBody } from "../http/readBody";

const mostRequests = 20;

const partSchema = z.strictObject({
  id: z.string().min(1),
  method: z.string().toUpperCase(),
  url: z.string().min(1),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.unknown().optional(),
  dependsOn: z.array(z.string()).default([]),
});

const bodySchema = z.strictObject({ requests: z.array(partSchema) });

export type BatchPart = z.infer<typeof partSchema>;

/** @throws GraphError 400, or 501 for what the practice tenant's batches do not have */
export function readBatch(body: unknown): readonly BatchPart[] {
  const { requests } = readBody(bodySchema, body, "Batch");
  if (requests.length === 0) throw badBatch("Invalid batch payload format.");
  if (requests.length > mostRequests) {
    throw new GraphError(
      400,
      "MaximumValueExceeded",
      `Number of batch request steps exceeds the maximum value of ${mostRequests}.`,
    );
  }
  const before = new Set<string>();
  for (const part of requests) {
    assertPart(part, before);
    before.add(part.id.toLowerCase());
  }
  return requests;
}

/** @param before ids of the requests before this one, in lower case */
function assertPart(part: BatchPart, before: ReadonlySet<string>): void {
  const { id, url, dependsOn } = part;
  if (before.has(id.toLowerCase())) throw badBatch(`Request Id ${id} has to be unique in a batch.`);
  if (/^([a-z][a-z\d+.-]*:|\/\/)/i.test(url)) throw badBatch(`The url of request ${id} is not relative: '${url}'.`);
  if (["POST", "PATCH", "PUT"].includes(part.method) && (part.body === undefined || contentType(part) === undefined)) {
    throw badBatch(`Write request id : ${id} does not contain Content-Type header or body.`);
  }
  const unknown = dependsOn.find((other) => !before.has(other.toLowerCase()));
  if (unknown !== undefined) throw badBatch(`Request ${id} depends on '${unknown}', which is no request before it.`);
}

function contentType(part: BatchPart): string | undefined {
  return headerOf(part, "content-type");
}

/** @param name in lower case; that of the header has any */
export function headerOf({ headers }: BatchPart, name: string): string | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
}

function badBatch(message: string): GraphError {
  return new GraphError(400, "BadRequest", message);
}
