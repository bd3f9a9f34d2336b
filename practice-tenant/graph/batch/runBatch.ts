/**
 * `POST /$batch`: many requests in one. Each is worked on as if it had come alone: the same permissions, a transaction, an
 * entry in the log and faults of its own. The batch itself is open to everybody with a token.
 */
import { answerFault } from "../../faults/faultAnswer";
import { delayBefore, type Fault, isRefused } from "../../faults/faultPlan";
import { pause } from "../../faults/pause";
import { renderTime } from "../../renderTime";
import type { RequestGuards } from "../../requestGuards";
import { GraphError } from "../http/graphError";
import { type GraphRequest, splitUrl } from "../http/graphRequest";
import { type GraphService, handleRequest } from "../http/handleRequest";
import type { Caller } from "../http/identifyCaller";
import { jsonType } from "../http/jsonType";
import { renderRefusal, requestIds } from "../http/refusal";
import { type BatchPart, headerOf, readBatch } from "./batchBody";

export interface BatchService extends GraphService {
  readonly guards: RequestGuards;
}

interface PartAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body?: string;
}

export function isBatch({ method, url }: Pick<GraphRequest, "method" | "url">): boolean {
  return method === "POST" && /^\/[^/]+\/(\$|%24)batch$/i.test(splitUrl(url)[0]);
}

/**
 * The JSON of the answer. Graph gives the answers in any order, and clients that count on the one of the requests fail
 * there sooner or later; here they fail at once, because the last comes first.
 *
 * @throws GraphError 400 where the batch itself is wrong
 */
export async function runBatch(service: BatchService, caller: Caller, body: unknown): Promise<string> {
  const parts = readBatch(body);
  const answers = new Map<string, PartAnswer>();
  for (const part of parts) {
    const failed = part.dependsOn.some((id) => (answers.get(id.toLowerCase())?.status ?? 0) >= 400);
    const answer = failed ? refusePart(service, failedDependency) : await runPart(service, caller, part);
    answers.set(part.id.toLowerCase(), answer);
  }
  const rendered = parts.map(({ id }) => renderPart(id, answers.get(id.toLowerCase())));
  return `{"responses":[${rendered.reverse().join(",")}]}`;
}

const failedDependency = new GraphError(424, "FailedDependency", "A request that this one depends on has failed.");
const lostAnswer = new GraphError(504, "GatewayTimeout", "The service behind the batch did not answer in time.");

async function runPart(service: BatchService, caller: Caller, part: BatchPart): Promise<PartAnswer> {
  const { guards, context, version } = service;
  const arrivedAt = performance.now();
  const request = toRequest(part, version);
  const [path] = splitUrl(request.url);
  const fault = guards.faults.take(request.method, path);
  await pause(delayBefore("work", fault));
  const answer = workOn(service, caller, { request, fault });
  guards.log({
    ...{ time: renderTime(context.clock()), method: request.method, path, status: answer.status },
    milliseconds: Math.round(performance.now() - arrivedAt),
    ...{ clientId: caller.clientId, tokenKind: caller.kind },
  });
  await pause(delayBefore("reply", fault));
  return fault?.dropReply === true ? refusePart(service, lostAnswer) : answer;
}

function workOn(
  service: BatchService,
  caller: Caller,
  { request, fault }: { readonly request: GraphRequest; readonly fault: Fault | undefined },
): PartAnswer {
  if (fault !== undefined && isRefused(fault)) {
    const { status, headers, body } = answerFault(fault, splitUrl(request.url)[0], service.context);
    return { status, headers, body: JSON.stringify(body) };
  }
  try {
    return handleRequest(service, caller, request);
  } catch (error) {
    return refusePart(service, error);
  }
}

function refusePart({ context }: BatchService, error: unknown): PartAnswer {
  return renderRefusal(error, requestIds(context, undefined), context.clock());
}

function toRequest(part: BatchPart, version: string): GraphRequest {
  const { method, url, body } = part;
  const isJson = /^application\/json/i.test(headerOf(part, "content-type") ?? "application/json");
  return {
    method,
    url: `/${version}/${url.replace(/^\//, "")}`,
    // What is no JSON stands in the JSON of the batch as base64.
    body: isJson || typeof body !== "string" ? body : Buffer.from(body, "base64url"),
    header: (name) => headerOf(part, name),
  };
}

function renderPart(id: string, answer: PartAnswer | undefined): string {
  const { status = 500, headers = {}, body } = answer ?? {};
  const all = { ...headers, ...(body !== undefined && { "Content-Type": jsonType }) };
  const head = JSON.stringify({ id, status, headers: all });
  return body === undefined ? head : `${head.slice(0, -1)},"body":${body}}`;
}
