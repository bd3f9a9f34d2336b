/** A server in front of a practice tenant that passes requests on, and answers nonsense where it is told to. */
import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, request } from "node:https";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { type PracticeTenant, startPracticeTenant } from "../../practice-tenant";
import { issueTenantCertificates } from "../../practice-tenant/certificates/certificateFiles";
import type { DirectoryConnection } from "../../rehearsal";

/** What to answer instead: a whole answer, or something done to the connection. */
export type Nonsense = ((response: ServerResponse) => void) | undefined;

export interface NonsenseDirectory {
  readonly tenant: PracticeTenant;
  /** Leads to the server in front. */
  readonly connection: DirectoryConnection;
  /** Told of each request; undefined passes it on. */
  answer: (method: string, path: string) => Nonsense;
  close(): Promise<void>;
}

export async function startNonsenseDirectory(): Promise<NonsenseDirectory> {
  const tenant = await startPracticeTenant({ port: 0 });
  const { caPem, server: issued } = await issueTenantCertificates(new Date());
  const server = createServer({ cert: issued.certificate, key: issued.privateKey }, (incoming, response) => {
    const { method = "", url = "" } = incoming;
    const nonsense = directory.answer(method, url);
    if (nonsense !== undefined) nonsense(response);
    else void passOn(incoming, response, { tenant, origin: directory.connection.origin });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  // A TCP server that listens has an address with a port.
  const { port } = server.address() as AddressInfo;
  const { tenantId, deployer } = tenant;
  const directory: NonsenseDirectory = {
    tenant,
    connection: {
      origin: `https://127.0.0.1:${port}`,
      caPem,
      tenantId,
      clientId: deployer.clientId,
      clientSecret: deployer.clientSecret,
    },
    answer: () => undefined,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await tenant.close();
    },
  };
  return directory;
}

interface Route {
  readonly tenant: PracticeTenant;
  /** Of the server in front: addresses in answers are to lead there. */
  readonly origin: string;
}

async function passOn(incoming: IncomingMessage, response: ServerResponse, { tenant, origin }: Route): Promise<void> {
  const { method, url = "", headers } = incoming;
  const asked = (await buffer(incoming)).toString("utf8");
  const body = asked
    .replaceAll(origin, tenant.origin)
    .replaceAll(encodeURIComponent(origin), encodeURIComponent(tenant.origin));
  const { host: _host, "content-length": _asked, ...rest } = headers;
  const outgoing = request(new URL(url, tenant.origin), { method, headers: rest, ca: tenant.caPem }, (reply) => {
    void buffer(reply).then((answer) => {
      const text = answer.toString("utf8").replaceAll(tenant.origin, origin);
      const { "content-length": _length, ...kept } = reply.headers;
      response.writeHead(reply.statusCode ?? 500, kept).end(text);
    });
  });
  outgoing.end(body);
}
