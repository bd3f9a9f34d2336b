/** Talks to a practice tenant as a client would: over TLS, trusting its authority only. */
import { type RequestOptions, request } from "node:https";
import type { PracticeTenant } from "../../practice-tenant";

/** Any JSON object, to look into without saying its shape first: tests compare whole values. */
export interface ReplyBody {
  readonly [key: string]: ReplyBody;
}

export interface TenantReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** undefined for an answer without a body. */
  readonly body: ReplyBody;
}

export interface TenantCall {
  readonly token?: string;
  /** Sent as JSON unless it is a string or bytes. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request on a connection of its own. `path` begins with a slash, or is a whole URL (a next link). */
export function call(
  { origin, caPem }: Pick<PracticeTenant, "origin" | "caPem">,
  method: string,
  path: string,
  { token, body, headers = {} }: TenantCall = {},
): Promise<TenantReply> {
  const isJson = body !== undefined && typeof body !== "string" && !Buffer.isBuffer(body);
  const options: RequestOptions = {
    method,
    ca: caPem,
    agent: false,
    // The certificate is checked against the address, whatever Host header a test sends.
    servername: "localhost",
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(isJson ? { "content-type": "application/json" } : {}),
      ...headers,
    },
  };
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, origin), options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString();
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: text === "" ? undefined : JSON.parse(text),
        });
      });
    });
    sent.on("error", reject);
    sent.end(isJson ? JSON.stringify(body) : body);
  });
}

/** A token for Graph as the deployer. */
export async function deployerToken(tenant: PracticeTenant): Promise<string> {
  const form = new URLSearchParams({
    client_id: tenant.deployer.clientId,
    client_secret: tenant.deployer.clientSecret,
    grant_type: "client_credentials",
    scope: `${tenant.origin}/.default`,
  });
  const reply = await call(tenant, "POST", `/${tenant.tenantId}/oauth2/v2.0/token`, {
    body: form.toString(),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
  if (reply.status !== 200) throw new Error(`no token: ${JSON.stringify(reply.body)}`);
  return String(reply.body.access_token);
}

/** The `value` of a list. */
export function listIn({ body }: TenantReply): ReplyBody[] {
  if (!Array.isArray(body.value)) throw new Error(`no list: ${JSON.stringify(body)}`);
  return body.value;
}
