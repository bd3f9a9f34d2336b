/** Real client libraries as confidential clients of the sign-in server, and what its token endpoint answered them. */
import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import type { TokenCredential } from "@azure/identity";
import { ConfidentialClientApplication, type NodeAuthOptions } from "@azure/msal-node";
import { decodeProtectedHeader, type ProtectedHeaderParameters } from "jose";
import { networkTo } from "./msalNetwork";
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
      replies.push({ url: request.url, status: response.status, body: response.bodyAsText ?? "" });
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

/** An outcome, with the header of the assertion that the library made for it. */
export interface AssertedOutcome {
  readonly outcome: Outcome;
  readonly header: ProtectedHeaderParameters;
}

/** Asks for a token of Graph with MSAL itself, which knows forms of proof that `@azure/identity` does not use. */
export async function askWithMsal(
  { origin, caPem }: Place,
  auth: Omit<NodeAuthOptions, "authority">,
): Promise<AssertedOutcome> {
  const replies: Reply[] = [];
  const sent: URLSearchParams[] = [];
  const network = networkTo({ caPem, listen: (reply) => replies.push(reply) });
  const client = new ConfidentialClientApplication({
    auth: { ...auth, authority: `${origin}/${tenantId}`, knownAuthorities: [new URL(origin).host] },
    system: {
      networkClient: {
        sendGetRequestAsync: network.sendGetRequestAsync,
        sendPostRequestAsync(url, options) {
          sent.push(new URLSearchParams(options?.body));
          return network.sendPostRequestAsync(url, options);
        },
      },
    },
  });
  await client.acquireTokenByClientCredential({ scopes: [scope] }).catch(() => undefined);
  return { outcome: outcomeOf(replies), header: decodeProtectedHeader(sent[0]?.get("client_assertion") ?? "") };
}

interface Reply {
  readonly url: string;
  readonly status: number;
  readonly body: string;
}

/** Of the only request that the client made to the token endpoint. */
function outcomeOf(all: readonly Reply[]): Outcome {
  const [reply, ...others] = all.filter(({ url }) => new URL(url).pathname.endsWith("/token"));
  if (reply === undefined || others.length > 0) throw new Error("the token endpoint was not asked once");
  const body: Record<string, unknown> = JSON.parse(reply.body);
  if (reply.status === 200) return { status: 200, claims: claimsOf(body.access_token) };
  return { status: reply.status, error: body.error, codes: body.error_codes };
}
