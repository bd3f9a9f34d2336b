/** The wire to Microsoft Graph: the Azure SDK's pipeline, which brings tokens, proxies and compression. */
import {
  bearerTokenAuthenticationPolicy,
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineFromOptions,
  createPipelineRequest,
  type Pipeline,
  type PipelineRequest,
  redirectPolicyName,
} from "@azure/core-rest-pipeline";
import type { TokenCredential } from "@azure/identity";
import { describeBrokenTry } from "./brokenTry";
import { headersFor } from "./callOptions";
import { freshTokenPolicy } from "./freshTokenPolicy";
import { type GraphCall, isReading, nameOf } from "./graphCall";
import type { Pace } from "./pace";
import { practiceTenantPolicy } from "./practiceTenantPolicy";
import { readAnswer } from "./readAnswer";
import { withDeadline } from "./transport";
import type { TryOutcome } from "./tryOutcome";

export interface ConnectionOptions {
  /** `https://graph.microsoft.com`, without trailing slash. */
  readonly graphBaseUrl: string;
  readonly credential: TokenCredential;
  readonly scopes: readonly string[];
  /** Certificate authority of a practice tenant, as PEM. */
  readonly practiceCaPem?: string;
  /**
   * Ends calls: each then rejects with the signal's reason. A change that is under way is waited for all the same, so that
   * what it did is known; it is not tried again.
   */
  readonly signal?: AbortSignal;
  /** How long a whole answer may take. @default 100, as Microsoft's own clients of Graph have it */
  readonly timeoutSeconds?: number;
}

/** Makes one try of a call. */
export interface GraphConnection {
  /** @throws errors of the credential, the signal's reason, {DirectoryAnswerError}; never for what the network does */
  send(call: GraphCall): Promise<TryOutcome>;
}

export function connectToGraph(options: ConnectionOptions, pace: Pace): GraphConnection {
  const { graphBaseUrl, signal, timeoutSeconds = 100 } = options;
  const pipeline = createGraphPipeline(options, pace);
  const client = createDefaultHttpClient();
  return {
    async send(call) {
      signal?.throwIfAborted();
      const leaving = isReading(call) ? signal : undefined;
      const limited = withDeadline(client, { signal: leaving, seconds: timeoutSeconds, pace });
      const request = toRequest(call, graphBaseUrl);
      if (leaving !== undefined) request.abortSignal = leaving;
      try {
        return readAnswer(nameOf(call), await pipeline.sendRequest(limited, request), pace.now());
      } catch (error) {
        leaving?.throwIfAborted();
        const broken = describeBrokenTry(error);
        if (broken === undefined) throw error;
        return broken;
      }
    },
  };
}

function toRequest(call: GraphCall, graphBaseUrl: string): PipelineRequest {
  const { method, path, body, version = "v1.0" } = call;
  const content = body === undefined ? {} : { "Content-Type": "application/json" };
  return createPipelineRequest({
    url: `${graphBaseUrl}/${version}${path}`,
    method,
    headers: createHttpHeaders({ ...headersFor(call), ...content }),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/**
 * Its own retries are switched off: they repeat a POST after a lost reply and after any 5xx, which makes a second object.
 * Redirections are taken out: Graph has none here, and whatever redirects is not Graph.
 */
function createGraphPipeline(options: ConnectionOptions, { now }: Pace): Pipeline {
  const { credential, scopes, practiceCaPem } = options;
  const pipeline = createPipelineFromOptions({
    retryOptions: { maxRetries: 0 },
    telemetryOptions: { clientRequestIdHeaderName: "client-request-id" },
  });
  pipeline.removePolicy({ name: redirectPolicyName });
  if (practiceCaPem !== undefined) pipeline.addPolicy(practiceTenantPolicy(practiceCaPem));
  pipeline.addPolicy(bearerTokenAuthenticationPolicy({ credential, scopes: [...scopes] }));
  pipeline.addPolicy(freshTokenPolicy({ credential, scopes, now }));
  return pipeline;
}
