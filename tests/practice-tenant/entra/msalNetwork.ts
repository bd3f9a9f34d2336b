/** MSAL's transport to the sign-in server, whose authority MSAL's own does not trust; what was answered can be listened to. */
import { request } from "node:https";
import type { INetworkModule } from "@azure/msal-node";

export interface HttpReply {
  readonly url: string;
  readonly status: number;
  readonly body: string;
}

export interface NetworkOptions {
  readonly caPem: string;
  /** Sent with every request, over MSAL's own: a browser's `Origin`. */
  readonly headers?: Readonly<Record<string, string>>;
  listen(reply: HttpReply): void;
}

export function networkTo({ caPem, headers = {}, listen }: NetworkOptions): INetworkModule {
  const send = (method: "GET" | "POST") => async (url: string, options: RequestParts | undefined) => {
    const parts = { method, ca: caPem, headers: { ...options?.headers, ...headers } };
    const reply = await exchange(url, parts, options?.body);
    listen(reply);
    return { status: reply.status, headers: {}, body: JSON.parse(reply.body) };
  };
  return { sendGetRequestAsync: send("GET"), sendPostRequestAsync: send("POST") };
}

interface RequestParts {
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

function exchange(url: string, options: object, body: string | undefined): Promise<HttpReply> {
  return new Promise((resolve, reject) => {
    const sent = request(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => {
        resolve({ url, status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
