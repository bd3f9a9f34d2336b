import { describe, expect, it } from "vitest";
import { applyReplaceOnChanges, replaces } from "../../rehearsal/engine/replaceOnChanges";
import type { DiffAnswer } from "../../rehearsal/resourceProvider";

const diff: DiffAnswer = {
  changes: true,
  replaces: [],
  diffs: ["displayName", "web"],
  stables: [],
  detailedDiff: { displayName: "UPDATE", "web.redirectUris[0]": "UPDATE" },
};

describe("replaceOnChanges", () => {
  it("replaces because of a part of a property, though the property as a whole is no reason", () => {
    const answer = applyReplaceOnChanges(diff, ["web.redirectUris[0]"], false);

    expect(answer).toEqual({
      ...diff,
      detailedDiff: { displayName: "UPDATE", "web.redirectUris[0]": "UPDATE_REPLACE" },
    });
    expect(replaces(answer)).toBe(true);
  });

  it("names a listed property that changes as the reason", () => {
    const answer = applyReplaceOnChanges(diff, ["web"], false);

    expect(answer.replaces).toEqual(["web"]);
    expect(replaces(answer)).toBe(true);
  });

  it("replaces nothing where other parts change", () => {
    const answer = applyReplaceOnChanges(diff, ["web.redirectUris[1]", "web.logoutUrl"], false);

    expect(answer).toEqual(diff);
    expect(replaces(answer)).toBe(false);
  });
});
