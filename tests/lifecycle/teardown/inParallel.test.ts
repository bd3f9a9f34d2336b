import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { inParallel } from "../../../lifecycle/teardown/inParallel";

const never = new AbortController().signal;
const items = Array.from({ length: 20 }, (_, at) => at);

describe("inParallel", () => {
  it("does everything once, in order, and never more at a time than it may", async () => {
    const begun: number[] = [];
    let [busy, most] = [0, 0];

    const count = await inParallel(items, { limit: 3, signal: never }, async (item) => {
      begun.push(item);
      busy += 1;
      most = Math.max(most, busy);
      await turn();
      busy -= 1;
    });

    expect({ count, begun, most, busy }).toEqual({ count: 20, begun: items, most: 3, busy: 0 });
  });

  it("begins nothing new after an interruption, and waits for what is under way", async () => {
    const interruption = new AbortController();
    let ended = 0;

    const count = await inParallel(items, { limit: 2, signal: interruption.signal }, async (item) => {
      if (item === 3) interruption.abort();
      await turn();
      ended += 1;
    });

    expect({ count, ended }).toEqual({ count: 4, ended: 4 });
  });

  it("throws what went wrong, once what was under way has ended", async () => {
    let ended = 0;
    const failing = inParallel(items, { limit: 2, signal: never }, async (item) => {
      if (item === 1) throw new Error("no");
      await turn();
      ended += 1;
    });

    await expect(failing).rejects.toThrow("no");
    expect(ended).toBe(1);
  });
});
