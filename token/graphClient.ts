/** Calls Microsoft Graph as an app, through the Azure SDK's pipeline: retries, throttling and tokens come with it. */
import {
  bearerTokenAuthenticationPolicy,
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineFromOptions,
  createPipelineRequest,
  type Pipeline,
} from "@azure/core-rest-pipeline";
import type { TokenCredential } from "@azure/identity";
import { ProjectError } from "../common";
import { practiceTenantPolicy } from "./pipelinePolicies";

/** Graph answered with an error. */
export class GraphRefusedError extends ProjectError {
  override readonly code = "ERR_GRAPH_REFUSED";

  constructor(
    call: string,
    readonly status: number,
    /** Graph's own code: "ErrorAccessDenied". */
    readonly graphCode: string,
  ) {
    super(
      `Microsoft Graph refused ${call}: ${status} ${graphCode}.`,
      status === 403
        ? "declare a permission that opens this call, consent to it, and get a new token"
        : "check the call",
    );
  }
}

export interface GraphClientOptions {
  /** `https://graph.microsoft.com`, without trailing slash. */
  readonly graphBaseUrl: string;
  readonly credential: TokenCredential;
  readonly scopes: readonly string[];
  /** Certificate authority of a practice tenant, as PEM. */
  readonly practiceCaPem?: string;
}

export class GraphClient {
  readonly #pipeline: Pipeline;
  readonly #httpClient = createDefaultHttpClient();

  constructor(private readonly options: GraphClientOptions) {
    this.#pipeline = createPipelineFromOptions({});
    const { credential, scopes, practiceCaPem } = options;
    if (practiceCaPem !== undefined) this.#pipeline.addPolicy(practiceTenantPolicy(practiceCaPem));
    this.#pipeline.addPolicy(bearerTokenAuthenticationPolicy({ credential, scopes: [...scopes] }));
  }

  /** @throws {GraphRefusedError} when Graph answers with an error. */
  get(path: string): Promise<Readonly<Record<string, unknown>>> {
    return this.#send("GET", path);
  }

  /** @throws {GraphRefusedError} when Graph answers with an error. */
  post(path: string, body: object): Promise<Readonly<Record<string, unknown>>> {
    return this.#send("POST", path, body);
  }

  async #send(method: "GET" | "POST", path: string, body?: object): Promise<Readonly<Record<string, unknown>>> {
    const request = createPipelineRequest({
      url: `${this.options.graphBaseUrl}/v1.0${path}`,
      method,
      headers: createHttpHeaders(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { status, bodyAsText } = await this.#pipeline.sendRequest(this.#httpClient, request);
    const answer = parseObject(bodyAsText);
    if (status >= 400) throw new GraphRefusedError(`${method} ${path.split("?")[0]}`, status, graphCode(answer));
    return answer;
  }
}

function graphCode({ error }: Readonly<Record<string, unknown>>): string {
  const isError = typeof error === "object" && error !== null && "code" in error;
  return isError && typeof error.code === "string" ? error.code : "without a code";
}

function parseObject(text: string | null | undefined): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(text || "{}");
  // Graph answers with objects; their fields are narrowed where they are used.
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
