/** Answers a provider's requests from a list instead of a network, and keeps what was asked. */

import type { HttpExchange, HttpReply } from "../../../rehearsal/azuread/transport/httpsExchange";
import type { PropertyMap } from "../../../rehearsal/propertyValue";
import type { RecordedExchange } from "./recordedFacts";

const origin = "https://127.0.0.1:28443";
export const callerId = "22222222-2222-2222-2222-222222222222";

export const connection = {
  origin,
  caPem: "",
  tenantId: "11111111-1111-1111-1111-111111111111",
  clientId: "33333333-3333-3333-3333-333333333333",
  clientSecret: "made-up-client-secret",
};

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Answers metadata and token requests by itself, all others with the exchanges in order. */
export function answerInOrder(exchanges: readonly RecordedExchange[]): { exchange: HttpExchange; asked: Asked[] } {
  const asked: Asked[] = [];
  const exchange: HttpExchange = async ({ method, url, body }) => {
    const { pathname, searchParams } = new URL(url);
    if (pathname === "/metadata/endpoints") return reply(200, metadata);
    if (pathname.endsWith("/oauth2/v2.0/token")) return reply(200, { access_token: accessToken(), expires_in: 3599 });
    const query = Object.fromEntries(searchParams);
    asked.push({
      method,
      path: pathname.replace(/^\/graph/, ""),
      ...(Object.keys(query).length > 0 ? { query } : {}),
      ...(body === undefined ? {} : { body: JSON.parse(body.toString()) }),
    });
    const next = exchanges[asked.length - 1];
    if (next === undefined) throw new Error(`one request too many: ${method} ${pathname}`);
    return reply(next.status, next.reply, next.headers);
  };
  return { exchange, asked };
}

const metadata: PropertyMap = {
  name: "Practice",
  resourceManager: `${origin}/arm`,
  microsoftGraphResourceId: `${origin}/graph/`,
  authentication: { loginEndpoint: origin },
};

function accessToken(): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "none" })}.${part({ oid: callerId })}.signature`;
}

export function reply(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): HttpReply {
  return {
    status,
    statusText: "",
    headers: new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    text: body === undefined ? "" : JSON.stringify(body),
  };
}
