import { describe, expect, it } from "vitest";
import { secondsToWait, systemPace } from "../../../directory/client/pace";

describe("the wait before another try", () => {
  it("doubles, up to 32 seconds, and is at least half of that", () => {
    const waits = (chance: number) => [1, 2, 3, 4, 5, 6, 7].map((tried) => secondsToWait(tried, undefined, chance));

    expect(waits(0)).toEqual([0.5, 1, 2, 4, 8, 16, 16]);
    expect(waits(0.5)).toEqual([0.75, 1.5, 3, 6, 12, 24, 24]);
  });

  it("is never shorter than what the server asks for, and up to a tenth longer", () => {
    expect([0, 0.5].map((chance) => secondsToWait(1, 100, chance))).toEqual([100, 105]);
    expect(secondsToWait(5, 0, 0.5)).toBe(0);
  });
});

describe("the machine's own pace", () => {
  it("sleeps", async () => {
    const begun = performance.now();
    await systemPace.sleep(0.02, undefined);

    expect(performance.now() - begun).toBeGreaterThan(18);
  });

  it("wakes up with the reason of an interruption, also of one that came before", async () => {
    const leaving = new AbortController();
    const sleeping = systemPace.sleep(60, leaving.signal);
    leaving.abort(new Error("left"));

    await expect(sleeping).rejects.toThrow("left");
    await expect(systemPace.sleep(60, leaving.signal)).rejects.toThrow("left");
  });
});
