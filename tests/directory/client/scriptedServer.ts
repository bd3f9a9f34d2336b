/** An HTTPS server on loopback that answers as it is told, for what no practice tenant does. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { issueTenantCertificates } from "../../../practice-tenant/certificates/certificateFiles";

export interface SeenRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly authorization: string;
  readonly consistencyLevel: string | undefined;
  /** Parsed JSON, or undefined. */
  readonly body: unknown;
}

export interface ScriptedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, unless it is a string or bytes. */
  readonly body?: unknown;
  /** The connection breaks with so many bytes of the body still to come. */
  readonly lacks?: number;
  /** "drop": the connection breaks at once. "hang": nothing ever comes. */
  readonly instead?: "drop" | "hang";
}

export interface ScriptedServer {
  readonly origin: string;
  readonly caPem: string;
  readonly seen: readonly SeenRequest[];
  /** Answers to come, one a request; the last one stays. */
  answer(...answers: Scripted[]): void;
}

type Scripted = ScriptedAnswer | ((request: SeenRequest) => ScriptedAnswer);

/** Runs for the tests of a file; each test begins with nothing seen. */
export function useScriptedServer(): ScriptedServer {
  const seen: SeenRequest[] = [];
  let answers: Scripted[] = [];
  let caPem = "";
  let origin = "";
  let stop = (): void => undefined;
  beforeAll(async () => {
    const certificates = await issueTenantCertificates(new Date());
    caPem = certificates.caPem;
    const { certificate: cert, privateKey: key } = certificates.server;
    const server = createServer({ cert, key }, async (request, response) => {
      const now = await readRequest(request);
      seen.push(now);
      const next = (answers.length > 1 ? answers.shift() : answers[0]) ?? {};
      send(typeof next === "function" ? next(now) : next, response);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    // A TCP server that listens has an address with a port.
    origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    stop = () => {
      server.closeAllConnections();
      server.close();
    };
  });
  beforeEach(() => {
    seen.length = 0;
    answers = [];
  });
  afterAll(() => stop());
  return {
    seen,
    answer: (...next) => {
      answers = next;
    },
    get caPem() {
      return caPem;
    },
    get origin() {
      return origin;
    },
  };
}

async function readRequest(request: IncomingMessage): Promise<SeenRequest> {
  const { method = "", url = "", headers } = request;
  const { authorization = "", consistencylevel } = headers;
  const body = await text(request);
  return {
    ...{ method, url, authorization, body: body === "" ? undefined : JSON.parse(body) },
    consistencyLevel: Array.isArray(consistencylevel) ? consistencylevel[0] : consistencylevel,
  };
}

function send(
  { status = 200, headers, body = {}, lacks = 0, instead }: ScriptedAnswer,
  response: ServerResponse,
): void {
  if (instead === "hang") return;
  if (instead === "drop") return void response.socket?.destroy();
  const bytes = Buffer.from(typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body));
  response.writeHead(status, { "content-type": "application/json", "content-length": bytes.length, ...headers });
  if (lacks === 0) response.end(bytes);
  else response.write(bytes.subarray(0, bytes.length - lacks), () => response.socket?.destroy());
}
