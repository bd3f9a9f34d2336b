/** Calls the token endpoint, or any other that takes a form, as a client does. */
import { request } from "node:https";
import type { SignInServer } from "./signInServer";

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  // The shape depends on what was asked; tests assert it.
  readonly body: Record<string, unknown>;
}

export interface FormRequest {
  readonly path: string;
  readonly fields?: Record<string, string>;
  /** The body as it is, instead of fields. */
  readonly body?: string;
  readonly headers?: Record<string, string>;
  readonly method?: string;
}

export function sendForm({ origin, caPem }: Pick<SignInServer, "origin" | "caPem">, form: FormRequest): Promise<Reply> {
  const headers = { "content-type": "application/x-www-form-urlencoded", ...form.headers };
  const body = form.body ?? new URLSearchParams(form.fields).toString();
  return new Promise((resolve, reject) => {
    const options = { method: form.method ?? "POST", ca: caPem, headers };
    const sent = request(`${origin}${form.path}`, options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: text === "" ? {} : JSON.parse(text),
        });
      });
    });
    sent.on("error", reject);
    sent.end(form.method === "GET" || form.method === "OPTIONS" ? undefined : body);
  });
}

/** What tests look at in a refusal: status, OAuth error, numbers, and suberror where there is one. */
export function refusalOf({ status, body }: Reply) {
  const { error, error_codes: codes, suberror } = body;
  return { status, error, codes, ...(suberror !== undefined && { suberror }) };
}

/** The claims of a JWT, unverified. */
export function claimsOf(token: unknown): Record<string, unknown> {
  return JSON.parse(Buffer.from(String(token).split(".")[1] ?? "", "base64url").toString("utf8"));
}

/** The fields without those that a test left out. */
export function defined(fields: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries(entries);
}
