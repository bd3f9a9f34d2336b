import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { describe, expect, it } from "vitest";

describe("the network guard of the tests", () => {
  it.each([
    ["an address", () => connect(443, "192.0.2.1")],
    ["a name", () => connect({ host: "login.microsoftonline.com", port: 443 })],
    ["a client library", () => get("http://graph.microsoft.com/")],
  ])("stops a connection to the outside by %s", (_by, reach) => {
    expect(reach).toThrow("a test tried to reach");
  });

  it("lets this machine be reached", async () => {
    const server = createServer((_request, response) => response.end("here"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    // A server that listens on TCP has an address with a port.
    const { port } = server.address() as AddressInfo;

    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe("here");
    server.close();
  });
});
