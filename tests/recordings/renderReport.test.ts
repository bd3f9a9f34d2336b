import { describe, expect, it } from "vitest";
import type { StepOutcome } from "./playScenario";
import { renderStep, renderTable, renderTotal } from "./renderReport";

const equal: StepOutcome = { scenario: "one", step: "01-up", differences: [] };
const difference = { kind: "outputs", where: "app [Application] notes", recorded: "", produced: null } as const;
const differing: StepOutcome = {
  scenario: "one",
  step: "02-up",
  differences: [difference, difference, { ...difference, kind: "directory" }, { ...difference, produced: undefined }],
};
const unplayed: StepOutcome = {
  scenario: "two",
  step: "01-up",
  differences: [],
  problem: "no such thing\n  at line 1",
};

describe("the report of the recordings", () => {
  it("gives an equal step one line", () => {
    expect(renderStep(equal, false)).toBe("equal    one/01-up");
  });

  it("names the first differences of a step, and counts the rest", () => {
    expect(renderStep(differing, false).split("\n")).toEqual([
      "differs  one/02-up",
      '           outputs of app [Application] notes: recorded "", here null',
      '           outputs of app [Application] notes: recorded "", here null',
      '           directory of app [Application] notes: recorded "", here null',
      "           and 1 more",
    ]);
    expect(renderStep(differing, true).split("\n").at(-1)).toBe(
      '           outputs of app [Application] notes: recorded "", here nothing',
    );
  });

  it("cuts a long value unless everything is asked for", () => {
    const long = { ...equal, differences: [{ ...difference, recorded: "x".repeat(300) }] };

    expect(renderStep(long, false)).toContain(`"${"x".repeat(99)}…, here null`);
    expect(renderStep(long, true)).toContain(`"${"x".repeat(300)}", here null`);
  });

  it("says why a step could not be played", () => {
    expect(renderStep(unplayed, false)).toBe("differs  two/01-up\n           no such thing");
  });

  it("counts equal steps, and takes one that could not be played for different", () => {
    expect(renderTotal([equal, differing, unplayed])).toBe("1 of 3 steps equal");
  });

  it("makes a row a scenario, with what keeps it from being equal", () => {
    expect(renderTable([equal, differing, unplayed])).toBe(
      [
        "| scenario | steps equal | what differs |",
        "| --- | --- | --- |",
        "| one | 1 of 2 | outputs in 1 step, directory in 1 step |",
        "| two | 0 of 1 | could not be played in 1 step |",
      ].join("\n"),
    );
  });
});
