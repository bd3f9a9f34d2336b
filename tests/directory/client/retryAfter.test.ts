import { expect, it } from "vitest";
import { readRetryAfter } from "../../../directory/client/retryAfter";

const now = new Date("2026-12-01T12:00:00Z");

it.each([
  ["0", 0],
  [" 120 ", 120],
  ["Tue, 01 Dec 2026 12:00:30 GMT", 30],
  ["Tue, 01 Dec 2026 11:00:00 GMT", 0],
  ["-5", undefined],
  ["1.5", undefined],
  ["2026", 2026],
  ["soon", undefined],
  ["", undefined],
  [undefined, undefined],
])("Retry-After %j is %j seconds", (value, seconds) => {
  expect(readRetryAfter(value, now)).toBe(seconds);
});
