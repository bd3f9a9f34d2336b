import { afterEach, beforeEach, expect, it } from "vitest";
import { type CliDeps, processDeps } from "../../cli/cliDeps";

const watched: readonly (readonly [emitter: NodeJS.EventEmitter, event: string])[] = [
  [process, "SIGINT"],
  [process, "SIGTERM"],
  [process, "SIGHUP"],
  [process.stdout, "error"],
  [process.stderr, "error"],
];

let deps: CliDeps;
let stopListening: () => void;

beforeEach(() => {
  const before = watched.map(([emitter, event]) => new Set(emitter.rawListeners(event)));
  deps = processDeps();
  stopListening = () => {
    for (const [index, [emitter, event]] of watched.entries()) {
      const added = emitter.rawListeners(event).filter((listener) => before[index]?.has(listener) === false);
      // Node gives listeners the type of any function.
      for (const listener of added) emitter.off(event, listener as () => void);
    }
  };
});

afterEach(() => stopListening());

it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("%s lets the command put things in order", (signal) => {
  process.emit(signal, signal);

  expect(deps.interrupted.aborted).toBe(true);
});

it.each([
  ["stdout", process.stdout],
  ["stderr", process.stderr],
])("a reader that leaves %s interrupts the command instead of ending it in the middle", (_name, stream) => {
  stream.emit("error", Object.assign(new Error("write EPIPE"), { code: "EPIPE" }));

  expect(deps.interrupted.aborted).toBe(true);
});

it.each(["SIGTERM", "SIGHUP"] as const)(
  "%s may come twice: the second does not cut the first one's work short",
  (signal) => {
    const listening = process.listenerCount(signal);
    process.emit(signal, signal);

    expect(process.listenerCount(signal)).toBe(listening);
  },
);
