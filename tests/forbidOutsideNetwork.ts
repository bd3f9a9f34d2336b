/** Loaded before every test file: a connection to anything but this machine fails the test that made it. */
import { Socket } from "node:net";

const loopback = /^(127\.\d+\.\d+\.\d+|localhost|::1|\[::1\])$/;
const connect = Socket.prototype.connect;

function hostOf(args: readonly unknown[]): string | undefined {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === "object" && first !== null) {
    // Node's own options: `path` is a local socket's, and null where a client library has none.
    const { host, path } = first as { host?: string; path?: string | null };
    return typeof path === "string" ? undefined : (host ?? "localhost");
  }
  return typeof second === "string" ? second : typeof first === "number" ? "localhost" : undefined;
}

Socket.prototype.connect = function (this: Socket, ...args: unknown[]): Socket {
  const host = hostOf(args);
  if (host !== undefined && !loopback.test(host)) throw new Error(`a test tried to reach ${host}`);
  // The overloads of connect cannot be named in one cast; the arguments are passed on untouched.
  return Reflect.apply(connect, this, args) as Socket;
};
