import { describe, expect, it } from "vitest";
import { renderRow } from "../../cli/quickstart/mailbox";

describe("renderRow", () => {
  it("tells day, time, subject and place", () => {
    expect(renderRow({ subject: "Planning", start: "2026-11-23T09:00:00.0000000", place: "Room Alder" })).toBe(
      "Mon, 23 Nov 09:00  Planning, Room Alder",
    );
  });

  it("leaves a place out that nobody named", () => {
    expect(renderRow({ subject: "Call", start: "2026-12-31T23:30:00.0000000", place: "" })).toBe(
      "Thu, 31 Dec 23:30  Call",
    );
  });
});
