/**
 * What Node's own HTTPS server does with no program behind it: it reads the request to its end and answers bytes that it
 * was given, with the same headers as the practice tenant's. It makes a signature first where it is told to.
 */
import { generateKeyPairSync, sign } from "node:crypto";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { answerCpuTime } from "./answerCpuTime";

export interface BareAnswer {
  /** `GET /v1.0/me`. */
  readonly request: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whether it signs the body (RS256, 2048 bits) for each answer, as the tenant signs a token. */
  readonly signs: boolean;
}

/** The first message to this process. */
export interface BareOrder {
  readonly certificate: string;
  readonly privateKey: string;
  readonly answers: readonly BareAnswer[];
}

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

process.once("message", (order: BareOrder) => {
  const answers = new Map(order.answers.map((answer) => [answer.request, answer]));
  const server = createServer(
    { cert: order.certificate, key: order.privateKey, minVersion: "TLSv1.2", keepAliveTimeout: 5000 },
    (request, response) => {
      const answer = answers.get(`${request.method} ${request.url}`);
      request.resume();
      request.once("end", () => {
        if (answer === undefined) return void response.writeHead(404).end();
        const send = () => response.writeHead(answer.status, answer.headers).end(answer.body);
        if (!answer.signs) return void send();
        sign("sha256", Buffer.from(answer.body), privateKey, (error) => {
          if (error !== null) throw error;
          send();
        });
      });
    },
  );
  server.listen(0, "127.0.0.1", () => {
    // A server that listens has an address with a port.
    process.send?.((server.address() as AddressInfo).port);
  });
});
answerCpuTime();
process.once("disconnect", () => process.exit(0));
