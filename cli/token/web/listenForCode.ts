/** Waits on this machine for a person to come back from a sign-in page, as the server of a web app would. */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface CodeListener {
  /** The app's redirect URI, with the port that is listened on: Entra takes any port of localhost. */
  readonly redirectUri: string;
  /** The answer to the sign-in of this state; others are turned away. */
  answerTo(state: string): Promise<URLSearchParams>;
  close(): void;
}

/** @param declared redirect URI of this machine; its port where it is free, else any */
export async function listenForCode(declared: string): Promise<CodeListener> {
  const address = new URL(declared);
  const { server, port } = await listenNear(Number(address.port));
  address.port = String(port);
  return {
    redirectUri: address.href,
    answerTo: (state) => answerTo(server, { path: address.pathname, state }),
    close: () => void server.close(),
  };
}

/** The server of the app itself may be at its port. */
async function listenNear(wanted: number): Promise<{ readonly server: Server; readonly port: number }> {
  const server = await listen(wanted).catch(() => listen(0));
  // The cast: a server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  return { server, port };
}

async function listen(port: number): Promise<Server> {
  const server = createServer().listen(port, "127.0.0.1");
  await once(server, "listening");
  return server;
}

function answerTo(server: Server, wanted: { readonly path: string; readonly state: string }): Promise<URLSearchParams> {
  return new Promise((resolve) => {
    server.on("request", ({ url = "/" }, response) => {
      const { pathname, searchParams } = new URL(url, "http://localhost");
      const isMeant = pathname === wanted.path && searchParams.get("state") === wanted.state;
      // The listener ends with the command, and must not wait for the browser to let go.
      response.writeHead(isMeant ? 200 : 404, { Connection: "close", "Content-Type": "text/plain" });
      response.end(isMeant ? "You can close this window now.\n" : "Not the answer to this sign-in.\n");
      if (isMeant) resolve(searchParams);
    });
  });
}
