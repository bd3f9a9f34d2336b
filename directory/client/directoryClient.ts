/** Calls Microsoft Graph through the Azure SDK's pipeline: retries, throttling and tokens come with it. */
import {
  bearerTokenAuthenticationPolicy,
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineFromOptions,
  createPipelineRequest,
  type HttpMethods,
  type Pipeline,
} from "@azure/core-rest-pipeline";
import type { TokenCredential } from "@azure/identity";
import { DirectoryAnswerError } from "./directoryAnswerError";
import type { DirectoryWriter, ManyAnswer } from "./directoryReader";
import { type Fields, fieldsOf, listOf } from "./fields";
import { GraphRefusedError } from "./graphRefusedError";
import { practiceTenantPolicy } from "./practiceTenantPolicy";

export interface DirectoryClientOptions {
  /** `https://graph.microsoft.com`, without trailing slash. */
  readonly graphBaseUrl: string;
  readonly credential: TokenCredential;
  readonly scopes: readonly string[];
  /** Certificate authority of a practice tenant, as PEM. */
  readonly practiceCaPem?: string;
}

export class DirectoryClient implements DirectoryWriter {
  readonly #pipeline: Pipeline;
  readonly #httpClient = createDefaultHttpClient();

  constructor(private readonly options: DirectoryClientOptions) {
    this.#pipeline = createPipelineFromOptions({});
    const { credential, scopes, practiceCaPem } = options;
    if (practiceCaPem !== undefined) this.#pipeline.addPolicy(practiceTenantPolicy(practiceCaPem));
    this.#pipeline.addPolicy(bearerTokenAuthenticationPolicy({ credential, scopes: [...scopes] }));
  }

  get(path: string): Promise<Fields> {
    return this.#send("GET", path);
  }

  async list(path: string): Promise<readonly Fields[]> {
    const entries: Fields[] = [];
    let next: string | undefined = path;
    while (next !== undefined) {
      const page: Fields = await this.get(next);
      if (!Array.isArray(page.value)) throw new DirectoryAnswerError(`a page of ${path.split("?")[0]} without a list`);
      entries.push(...listOf(page.value).map(fieldsOf));
      next = pathOfNextPage(page["@odata.nextLink"]);
    }
    return entries;
  }

  getMany(paths: readonly string[]): Promise<readonly ManyAnswer[]> {
    return Promise.all(paths.map((path) => this.#exchange("GET", path)));
  }

  post(path: string, body: object): Promise<Fields> {
    return this.#send("POST", path, body);
  }

  async patch(path: string, body: object): Promise<void> {
    await this.#send("PATCH", path, body);
  }

  async delete(path: string): Promise<"deleted" | "absent"> {
    const answer = await this.#exchange("DELETE", path);
    if (answer.status === 404) return "absent";
    requireDone(`DELETE ${path}`, answer);
    return "deleted";
  }

  async #send(method: HttpMethods, path: string, body?: object): Promise<Fields> {
    const answer = await this.#exchange(method, path, body);
    requireDone(`${method} ${path}`, answer);
    return answer.body;
  }

  async #exchange(method: HttpMethods, path: string, body?: object): Promise<ManyAnswer> {
    const request = createPipelineRequest({
      url: `${this.options.graphBaseUrl}/v1.0${path}`,
      method,
      headers: createHttpHeaders(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { status, bodyAsText } = await this.#pipeline.sendRequest(this.#httpClient, request);
    return { status, body: parseObject(bodyAsText) };
  }
}

/** @throws {GraphRefusedError} */
function requireDone(call: string, { status, body }: ManyAnswer): void {
  if (status >= 400) throw new GraphRefusedError(call.split("?")[0] ?? call, status, graphCode(body));
}

/** The link names the host it came from; asking by path alone keeps the token at the host that it is for. */
function pathOfNextPage(link: unknown): string | undefined {
  if (link === undefined) return undefined;
  const [, path] = typeof link === "string" ? (/^https:\/\/[^/]+\/(?:v1\.0|beta)(\/.+)$/.exec(link) ?? []) : [];
  if (path === undefined) throw new DirectoryAnswerError("a link to the next page that is no address of Graph");
  return path;
}

function graphCode({ error }: Fields): string {
  const { code } = fieldsOf(error);
  return typeof code === "string" ? code : "without a code";
}

function parseObject(text: string | null | undefined): Fields {
  return fieldsOf(JSON.parse(text || "{}"));
}
