import { describe, expect, it } from "vitest";
import { createAzureadProvider } from "../../../rehearsal/azuread/createAzureadProvider";
import { answerInOrder, connection } from "./practiceExchange";
import { inFull, type RecordedDiff, readFixture, tokenOf, urnOf } from "./recordedFacts";

describe("comparing state and program", () => {
  const diffs = readFixture<RecordedDiff[]>("diffs.json").map((diff, index) => ({ ...diff, index }));

  it.each(diffs)("finds what the plugin finds: $index $from $type $diff", async (recorded) => {
    const { type, news, diff, replaces = [], stables = [], ignoreChanges = [] } = recorded;
    const provider = createAzureadProvider({ exchange: () => answerInOrder([]).exchange });
    await provider.configure(connection);
    const olds = inFull(type, recorded.olds);
    const id = String(olds.id);

    const answer = await provider.diff({
      urn: urnOf(type, "it"),
      type: tokenOf(type),
      id,
      olds,
      news,
      oldInputs: news,
      ignoreChanges,
    });

    const names = Object.keys(diff).map((path) => path.replace(/[.[].*$/, ""));
    expect(answer).toEqual({
      changes: names.length > 0,
      replaces,
      stables,
      diffs: [...new Set(names)].sort(),
      detailedDiff: diff,
    });
  });
});
