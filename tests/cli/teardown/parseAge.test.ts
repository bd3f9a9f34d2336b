import { describe, expect, it } from "vitest";
import { parseAge } from "../../../cli/teardown/parseAge";
import { UsageError } from "../../../cli/usageError";

const hour = 3_600_000;

describe("an age", () => {
  it.each([
    ["0h", 0],
    ["1h", hour],
    ["12h", 12 * hour],
    ["7d", 7 * 24 * hour],
    ["2w", 14 * 24 * hour],
    ["9999d", 9999 * 24 * hour],
  ])("%s is %d milliseconds", (text, milliseconds) => {
    expect(parseAge(text)).toBe(milliseconds);
  });

  it.each(["", "7", "d", "-7d", "1.5d", "7 d", "7D", "7d ", "1d12h", "7m", "7days", "10000d", "1e3h", "0x1h"])(
    'refuses "%s", naming what an age looks like',
    (text) => {
      expect(() => parseAge(text)).toThrow(UsageError);
      expect(() => parseAge(text)).toThrow(`"${text}" is no age.`);
      expect(() => parseAge(text)).toThrow("such as 12h, 7d or 2w");
    },
  );
});
