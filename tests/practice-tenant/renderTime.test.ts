import { describe, expect, it } from "vitest";
import { renderTime } from "../../practice-tenant/renderTime";

describe("a time", () => {
  it.each([
    "2026-11-22T19:18:24.000Z",
    "2026-11-22T19:18:24.007Z",
    "2026-11-22T19:18:24.999Z",
    "2026-11-22T19:18:25.040Z",
    "1969-12-31T23:59:59.001Z",
    "2026-11-22T19:18:24.123Z",
  ])("is written as toISOString writes %s, whatever was written before", (text) => {
    expect(renderTime(new Date(text))).toBe(text);
  });
});
