/** Calls Microsoft Graph as the provider's client does: headers, accepted statuses, repetitions, paging. */
import { STATUS_CODES } from "node:http";
import { isPropertyMap } from "../../propertyValue";
import { type Json, type JsonObject, objectOf, objectsOf, textOf } from "../jsonValues";
import { GraphStatusError, ProviderError } from "../providerError";
import type { HttpExchange, HttpReply } from "./httpsExchange";
import { parseJson } from "./parseJson";
import { isPassingStatus, pauseBefore, repetitionsWithin, type Sleep } from "./retryPolicy";
import type { TokenSource } from "./tokenSource";

const userAgent =
  "HashiCorp Terraform/1.0 (+https://www.terraform.io) Terraform Plugin SDK/2 azuread entra-app-registration rehearsal pid-222c6c49-1b0a-5959-a213-6608f9eb8820";

const acceptedStatuses: Readonly<Record<string, readonly number[]>> = {
  GET: [200],
  PATCH: [200, 202, 204],
  DELETE: [200, 204],
  POST: [200, 201, 202, 204],
  PUT: [200, 201, 202, 204],
};

/** Whether an operation wants to try again although the status does not ask for it. */
export type RetryRule = (failure: GraphStatusError) => boolean;

export interface GraphOptions {
  readonly beta?: boolean;
  readonly query?: Readonly<Record<string, string>>;
  readonly retryWhen?: RetryRule;
}

interface GraphCall extends GraphOptions {
  readonly method: string;
  readonly path: string;
  readonly body?: string | Buffer;
  readonly contentType?: string;
}

export interface GraphClientOptions {
  readonly exchange: HttpExchange;
  readonly tokens: Pick<TokenSource, "token">;
  /** Base URL of Graph without trailing slash. */
  readonly graph: string;
  readonly sleep: Sleep;
}

/** Paths begin with a slash and leave the version out: `/applications/…`. */
export class GraphClient {
  /** @param minutes time that the operation has; it decides how often a call is repeated. */
  constructor(
    private readonly options: GraphClientOptions,
    private readonly minutes = 5,
  ) {}

  /** The same client for an operation that has so many minutes. */
  within(minutes: number): GraphClient {
    return new GraphClient(this.options, minutes);
  }

  /** URL of an object, as owners are named in request bodies. */
  directoryObjectUrl(id: string): string {
    return `${this.options.graph}/v1.0/directoryObjects/${id}`;
  }

  async get(path: string, options: GraphOptions = {}): Promise<JsonObject> {
    return objectFrom(await this.#call({ ...options, method: "GET", path }));
  }

  /** All elements of a list, over all its pages. */
  async list(path: string, options: GraphOptions = {}): Promise<JsonObject[]> {
    let page = pageFrom(await this.#call({ ...options, method: "GET", path }));
    const found = objectsOf(page, "value");
    for (let next = textOf(page, "@odata.nextLink"); next !== ""; next = textOf(page, "@odata.nextLink")) {
      page = pageFrom(await this.#call({ ...options, query: {}, method: "GET", path: next }));
      found.push(...objectsOf(page, "value"));
    }
    return found;
  }

  /** @returns the answer, empty where the call has none. */
  async post(path: string, body: JsonObject, options: GraphOptions = {}): Promise<JsonObject> {
    const answer = await this.#call({ ...options, method: "POST", path, body: JSON.stringify(body) });
    return isPropertyMap(answer) ? answer : {};
  }

  /** Makes an object. @throws {ProviderError} when the answer does not name it. */
  async create(path: string, body: JsonObject, options: GraphOptions = {}): Promise<JsonObject> {
    const created = await this.post(path, body, options);
    if (textOf(created, "id") !== "") return created;
    throw new ProviderError("Bad API response: the ID returned is nil/empty", "see the log of the practice tenant");
  }

  async patch(path: string, body: JsonObject, options: GraphOptions = {}): Promise<void> {
    await this.#call({ ...options, method: "PATCH", path, body: JSON.stringify(body) });
  }

  async delete(path: string, options: GraphOptions = {}): Promise<void> {
    await this.#call({ ...options, method: "DELETE", path });
  }

  /** Stores bytes, such as a logo. */
  async putBytes(path: string, bytes: Buffer, contentType: string): Promise<void> {
    await this.#call({ method: "PUT", path, body: bytes, contentType });
  }

  /** Waits, for polls that pause between two looks. */
  async pause(milliseconds: number): Promise<void> {
    await this.options.sleep(milliseconds);
  }

  async #call(call: GraphCall): Promise<Json | undefined> {
    const most = repetitionsWithin(this.minutes);
    for (let repetition = 0; ; repetition += 1) {
      const reply = await this.#send(call);
      if (acceptedStatuses[call.method]?.includes(reply.status)) return valueFrom(reply, call);
      const failure = failureFrom(reply);
      const again = isPassingStatus(reply.status) || (call.retryWhen?.(failure) ?? false);
      if (!again || repetition === most) throw failure;
      await this.options.sleep(pauseBefore(repetition, reply));
    }
  }

  async #send({ method, path, beta, query, body, contentType }: GraphCall): Promise<HttpReply> {
    const { exchange, graph, tokens } = this.options;
    const search = new URLSearchParams(query).toString();
    const base = path.startsWith("/") ? `${graph}/${beta ? "beta" : "v1.0"}${path}` : path;
    const headers = {
      Authorization: `Bearer ${await tokens.token()}`,
      Accept: "application/json; charset=utf-8; IEEE754Compatible=false",
      "Content-Type": contentType ?? "application/json; charset=utf-8",
      "Odata-Version": "4.0",
      "Odata-Maxversion": "4.0",
      "User-Agent": userAgent,
    };
    const url = search === "" ? base : `${base}?${search}`;
    return exchange({ method, url, headers, ...(body === undefined ? {} : { body }) });
  }
}

/** The value in an answer, undefined where it is empty. @throws {ProviderError} when it holds something else than JSON */
function valueFrom({ status, headers, text }: HttpReply, { method, path }: GraphCall): Json | undefined {
  const value = parseJson(text);
  if (value !== undefined || text === "") return value;
  // The text itself stays out: nobody knows what a stranger answers.
  const kind = headers.get("content-type") ?? "no content type";
  throw new ProviderError(
    `the directory answered ${method} ${path} with ${status} and something that is no JSON, or was cut off (${kind})`,
    "see with `appreg practice status` that it is the practice tenant that answers there",
  );
}

/** A page of a list. @throws {ProviderError} when it holds no list: read as an empty one, it would hide what there is */
function pageFrom(answer: Json | undefined): JsonObject {
  const page = objectFrom(answer);
  if (Array.isArray(page.value)) return page;
  throw new ProviderError(
    "the directory answered with a page that has no list in `value`",
    "see the log of the practice tenant",
  );
}

function objectFrom(answer: Json | undefined): JsonObject {
  if (isPropertyMap(answer)) return answer;
  throw new ProviderError(
    "the directory answered without an object: model was nil",
    "see the log of the practice tenant",
  );
}

function failureFrom(reply: HttpReply): GraphStatusError {
  const parsed = parseJson(reply.text);
  const answer = isPropertyMap(parsed) ? parsed : {};
  const error = objectOf(answer, "error") ?? objectOf(answer, "odata.error");
  const reason = error
    ? { code: textOf(error, "code"), message: messageOf(error) }
    : { code: "", message: `the response was ${reply.text.slice(0, 500)}` };
  return new GraphStatusError(reply.status, STATUS_CODES[reply.status] ?? reply.statusText, reason);
}

function messageOf(error: JsonObject): string {
  const message = textOf(error, "message") || textOf(objectOf(error, "message"), "value");
  const inner = objectOf(error, "innerError") ?? objectOf(error, "innererror");
  const innerText = [textOf(inner, "code"), textOf(inner, "message")].filter((part) => part !== "").join(": ");
  return innerText === "" ? message : `${message}: ${innerText}`;
}
