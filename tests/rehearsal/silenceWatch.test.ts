import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { RehearsalEvent } from "../../rehearsal";
import { SilenceWatch } from "../../rehearsal/silenceWatch";

const summary: RehearsalEvent = { kind: "summary", changes: {}, milliseconds: 5, succeeded: true };

let events: RehearsalEvent[];
let watch: SilenceWatch;

beforeEach(() => {
  vi.useFakeTimers();
  events = [];
  watch = new SilenceWatch({ emit: (event) => events.push(event), hasProgram: true, silence: 10 });
});

afterEach(() => vi.useRealTimers());

it("speaks after a silence, and again each time it has doubled", () => {
  vi.advanceTimersByTime(39);

  expect(events).toEqual([
    { kind: "waiting", directory: [], milliseconds: 10 },
    { kind: "waiting", directory: [], milliseconds: 20 },
  ]);
});

it("says nothing more once the run has ended, though its summary still passes: a person may read the question", () => {
  watch.end();
  watch.pass(summary);
  vi.advanceTimersByTime(1_000);

  expect(events).toEqual([summary]);
});
