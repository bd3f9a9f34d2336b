/** Real client libraries as confidential clients of the sign-in server, and what its token endpoint answered them. */
import { request as httpsRequest } from "node:https";
import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import type { TokenCredential } from "@azure/identity";
import { ConfidentialClientApplication, type INetworkModule, type NodeAuthOptions } from "@azure/msal-node";
import { type SignInServer, tenantId } from "./signInServer";
import { claimsOf } from "./tokenEndpoint";

type Place = Pick<SignInServer, "origin" | "caPem">;

/** What a client got: the claims of its token, or what was refused. */
export type Outcome =
  | { readonly status: number; readonly claims: Readonly<Record<string, unknown>> }
  | { readonly status: number; readonly error: unknown; readonly codes: unknown };

/** What every credential of `@azure/identity` needs to reach the server. */
export interface IdentityOptions {
  readonly authorityHost: string;
  readonly disableInstanceDiscovery: true;
  readonly tlsOptions: { readonly ca: string };
  readonly additionalPolicies: { readonly policy: PipelinePolicy; readonly position: "perCall" }[];
}

const scope = "https://graph.microsoft.com/.default";

/** Asks for a token of Graph with a credential of `@azure/identity`. */
export async function askWithIdentity(
  { origin, caPem }: Place,
  makeCredential: (options: IdentityOptions) => TokenCredential,
): Promise<Outcome> {
  const replies: Reply[] = [];
  const policy: PipelinePolicy = {
    name: "listen",
    async sendRequest(request, next) {
      const response = await next(request);
      if (isTokenEndpoint(request.url)) replies.push({ status: response.status, body: response.bodyAsText ?? "" });
      return response;
    },
  };
  const credential = makeCredential({
    authorityHost: origin,
    disableInstanceDiscovery: true,
    tlsOptions: { ca: caPem },
    additionalPolicies: [{ policy, position: "perCall" }],
  });
  await credential.getToken(scope).catch(() => undefined);
  return outcomeOf(replies);
}

/** Asks for a token of Graph with MSAL itself, which knows forms of proof that `@azure/identity` does not use. */
export async function askWithMsal(place: Place, auth: Omit<NodeAuthOptions, "authority">): Promise<Outcome> {
  const replies: Reply[] = [];
  const client = new ConfidentialClientApplication({
    auth: {
      ...auth,
      authority: `${place.origin}/${tenantId}`,
      knownAuthorities: [new URL(place.origin).host],
    },
    system: { networkClient: networkTo(place, replies) },
  });
  await client.acquireTokenByClientCredential({ scopes: [scope] }).catch(() => undefined);
  return outcomeOf(replies);
}

interface Reply {
  readonly status: number;
  readonly body: string;
}

function isTokenEndpoint(url: string): boolean {
  return new URL(url).pathname.endsWith("/token");
}

/** Of the only request that the client made to the token endpoint. */
function outcomeOf(replies: readonly Reply[]): Outcome {
  const [reply, ...others] = replies;
  if (reply === undefined || others.length > 0) throw new Error(`the token endpoint was asked ${replies.length} times`);
  const body: Record<string, unknown> = JSON.parse(reply.body);
  if (reply.status === 200) return { status: 200, claims: claimsOf(body.access_token) };
  return { status: reply.status, error: body.error, codes: body.error_codes };
}

/** MSAL's own transport trusts the system's authorities only. */
function networkTo({ caPem }: Place, replies: Reply[]): INetworkModule {
  const send = (method: "GET" | "POST") => async (url: string, options: RequestParts | undefined) => {
    const reply = await exchange(url, { method, ca: caPem, headers: options?.headers ?? {} }, options?.body);
    if (isTokenEndpoint(url)) replies.push(reply);
    return { status: reply.status, headers: {}, body: JSON.parse(reply.body) };
  };
  return { sendGetRequestAsync: send("GET"), sendPostRequestAsync: send("POST") };
}

interface RequestParts {
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

function exchange(url: string, options: object, body: string | undefined): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = httpsRequest(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
