import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { inParallel } from "../../common";

const items = Array.from({ length: 20 }, (_, at) => at);

describe("inParallel", () => {
  it("does everything once, in order, and never more at a time than it may", async () => {
    const begun: number[] = [];
    let [busy, most] = [0, 0];

    await inParallel(items, { limit: 3 }, async (item) => {
      begun.push(item);
      busy += 1;
      most = Math.max(most, busy);
      await turn();
      busy -= 1;
    });

    expect({ begun, most, busy }).toEqual({ begun: items, most: 3, busy: 0 });
  });

  it("gives the results in the order of the items, whichever ends first", async () => {
    const results = await inParallel([3, 1, 2], { limit: 3 }, async (turns) => {
      for (let left = turns; left > 0; left -= 1) await turn();
      return turns;
    });

    expect(results).toEqual([3, 1, 2]);
  });

  it("begins nothing new after an interruption, and waits for what is under way", async () => {
    const interruption = new AbortController();

    const results = await inParallel(items, { limit: 2, signal: interruption.signal }, async (item) => {
      if (item === 3) interruption.abort();
      await turn();
      return item;
    });

    expect(results).toEqual([0, 1, 2, 3]);
  });

  it("throws what went wrong, once what was under way has ended", async () => {
    let ended = 0;
    const failing = inParallel(items, { limit: 2 }, async (item) => {
      if (item === 1) throw new Error("no");
      await turn();
      ended += 1;
    });

    await expect(failing).rejects.toThrow("no");
    expect(ended).toBe(1);
  });
});
