/** Access tokens for Graph by client secret. */
import type { DirectoryConnection } from "../../directoryConnection";
import { isPropertyMap } from "../../propertyValue";
import { type JsonObject, textOf } from "../jsonValues";
import { ProviderError } from "../providerError";
import type { DirectoryEndpoints } from "./directoryEndpoints";
import type { HttpExchange, HttpReply } from "./httpsExchange";
import { parseJson } from "./parseJson";
import { pauseBefore, type Sleep } from "./retryPolicy";

const attempts = 5;
/** The provider fetches a new token as soon as less than this is left. */
const renewalMargin = 20 * 60 * 1000;

export interface TokenSourceOptions {
  readonly exchange: HttpExchange;
  readonly connection: DirectoryConnection;
  readonly endpoints: DirectoryEndpoints;
  readonly sleep: Sleep;
  readonly now: () => number;
}

/** Fetches tokens and keeps one as long as it lasts. */
export class TokenSource {
  #token: { readonly value: string; readonly renewAt: number } | undefined;

  constructor(private readonly options: TokenSourceOptions) {}

  async token(): Promise<string> {
    if (this.#token === undefined || this.options.now() >= this.#token.renewAt) {
      const answer = await this.#fetch();
      const lifetime = Number(answer.expires_in ?? Number.POSITIVE_INFINITY) * 1000;
      this.#token = { value: textOf(answer, "access_token"), renewAt: this.options.now() + lifetime - renewalMargin };
    }
    return this.#token.value;
  }

  async #fetch(): Promise<JsonObject> {
    const reply = await this.#post();
    const parsed = parseJson(reply.text);
    if (reply.status < 200 || reply.status > 299 || !isPropertyMap(parsed) || textOf(parsed, "access_token") === "") {
      throw refusal(reply);
    }
    return parsed;
  }

  async #post(): Promise<HttpReply> {
    const { exchange, connection, endpoints, sleep } = this.options;
    const form = new URLSearchParams({
      client_id: connection.clientId,
      client_secret: connection.clientSecret,
      grant_type: "client_credentials",
      scope: `${endpoints.graph}/.default`,
    });
    for (let repetition = 0; ; repetition += 1) {
      const reply = await exchange({
        method: "POST",
        url: `${endpoints.login}/${connection.tenantId}/oauth2/v2.0/token`,
        headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "application/json" },
        body: form.toString(),
      });
      const passing = reply.status === 429 || reply.status >= 500;
      if (!passing || repetition === attempts - 1) return reply;
      await sleep(pauseBefore(repetition, reply));
    }
  }
}

/** The claims of a token, read without checking its signature. */
export function readClaims(token: string): JsonObject {
  const parsed = parseJson(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
  return isPropertyMap(parsed) ? parsed : {};
}

/** Names status and code only: a refused request's answer may echo what was sent. */
function refusal(reply: HttpReply): ProviderError {
  const parsed = parseJson(reply.text);
  const answer = isPropertyMap(parsed) ? parsed : {};
  const codes = Array.isArray(answer.error_codes) ? answer.error_codes.map((code) => `AADSTS${code}`) : [];
  const named = [textOf(answer, "error"), ...codes].filter((part) => part !== "").join(" ");
  return new ProviderError(
    `clientCredentialsToken: received HTTP status ${reply.status}${named ? ` (${named})` : ""}`,
    "see that the client id and secret of the deploying principal are right",
  );
}
