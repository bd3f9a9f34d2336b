import { describe, expect, it } from "vitest";
import { RecentMap } from "../../practice-tenant/recentMap";

describe("a map that holds so many", () => {
  it("forgets the longest known for a new one, and none for one that it has", () => {
    const map = new RecentMap<number>(2);
    for (const [key, value] of [
      ["a", 1],
      ["b", 2],
      ["a", 3],
      ["c", 4],
    ] as const)
      map.set(key, value);

    expect(["a", "b", "c"].map((key) => map.get(key))).toEqual([undefined, 2, 4]);
  });
});
