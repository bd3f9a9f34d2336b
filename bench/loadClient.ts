/**
 * Sends the same request over and over on connections that stay open, and counts.
 *
 * It speaks TLS and just enough of HTTP, so that little of what is measured is its own work.
 */
import { once } from "node:events";
import { connect, type TLSSocket } from "node:tls";

export interface Load {
  readonly port: number;
  readonly caPem: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface LoadSize {
  readonly connections: number;
  /** Over all connections. */
  readonly requests: number;
}

/** What a server did with a load. */
export interface LoadResult {
  /** Requests a second. */
  readonly rate: number;
  /** Microseconds of processor time that the server took for each request. */
  readonly cpu: number;
}

/** Head and body of one answer. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * @param cpuTime of the server, so far, in microseconds
 * @throws {Error} for an answer that is no success
 */
export async function measureLoad(
  load: Load,
  { connections, requests }: LoadSize,
  cpuTime: () => Promise<number>,
): Promise<LoadResult> {
  const clients = await Promise.all(Array.from({ length: connections }, () => Connection.open(load)));
  try {
    // A connection's first request pays for its handshake.
    await Promise.all(clients.map((client) => client.send(load)));
    let left = requests;
    const cpuBefore = await cpuTime();
    const started = performance.now();
    await Promise.all(
      clients.map(async (client) => {
        while (left-- > 0) await client.send(load);
      }),
    );
    const seconds = (performance.now() - started) / 1000;
    return { rate: requests / seconds, cpu: ((await cpuTime()) - cpuBefore) / requests };
  } finally {
    for (const client of clients) client.close();
  }
}

/** One request on a connection of its own. */
export async function sendOnce(load: Load): Promise<RawAnswer> {
  const client = await Connection.open(load);
  try {
    return await client.send(load);
  } finally {
    client.close();
  }
}

class Connection {
  #received: Buffer = Buffer.alloc(0);
  #waiting: { resolve(answer: RawAnswer): void; reject(error: Error): void } | undefined;

  static async open({ port, caPem }: Load): Promise<Connection> {
    const socket = connect({ host: "127.0.0.1", port, ca: caPem, servername: "localhost" });
    await once(socket, "secureConnect");
    return new Connection(socket);
  }

  private constructor(private readonly socket: TLSSocket) {
    socket.setNoDelay();
    socket.on("data", (part: Buffer) => this.#take(part));
    socket.on("error", (error) => this.#waiting?.reject(error));
    socket.on("close", () => this.#waiting?.reject(new Error("the server closed the connection")));
  }

  send(load: Load): Promise<RawAnswer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.socket.write(renderRequest(load));
    });
  }

  close(): void {
    this.socket.destroy();
  }

  #take(part: Buffer): void {
    this.#received = this.#received.length === 0 ? part : Buffer.concat([this.#received, part]);
    const end = this.#received.indexOf("\r\n\r\n");
    if (end < 0) return;
    const head = this.#received.toString("latin1", 0, end);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    const whole = end + 4 + length;
    if (this.#received.length < whole) return;
    const body = this.#received.subarray(end + 4, whole);
    this.#received = this.#received.subarray(whole);
    const status = Number(head.slice(9, 12));
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (status < 300) waiting?.resolve(new Answer(status, head, body));
    else waiting?.reject(new Error(`answered ${status}: ${body.toString("utf8", 0, 500)}`));
  }
}

/** Read only where somebody looks. */
class Answer implements RawAnswer {
  constructor(
    readonly status: number,
    private readonly head: string,
    private readonly bytes: Buffer,
  ) {}

  get headers(): Readonly<Record<string, string>> {
    const lines = this.head.split("\r\n").slice(1);
    return Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 2)]),
    );
  }

  get body(): string {
    return this.bytes.toString("utf8");
  }
}

const rendered = new WeakMap<Load, Buffer>();

function renderRequest(load: Load): Buffer {
  const known = rendered.get(load);
  if (known !== undefined) return known;
  const { method, path, headers, body = "" } = load;
  const length = method === "GET" ? {} : { "content-length": String(Buffer.byteLength(body)) };
  const lines = Object.entries({ host: "127.0.0.1", ...headers, ...length }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  const request = Buffer.from([`${method} ${path} HTTP/1.1`, ...lines, "", body].join("\r\n"));
  rendered.set(load, request);
  return request;
}
