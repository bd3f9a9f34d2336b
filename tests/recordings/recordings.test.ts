import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { playScenario, type StepOutcome } from "./playScenario";
import { readScenarios } from "./readScenarios";

const scenarios = readScenarios(join(__dirname, "..", "fixtures", "recordings"));
const outcomes = new Map<string, StepOutcome>();

beforeAll(async () => {
  // Side by side: the program runs in processes of its own.
  const played = scenarios.map(async (scenario) => {
    for await (const outcome of playScenario(scenario)) outcomes.set(`${outcome.scenario}/${outcome.step}`, outcome);
  });
  await Promise.all(played);
}, 180_000);

describe.each(scenarios)("the rehearsal of $name does what the real engine and plugin did", ({ name, steps }) => {
  it.each(steps.map((step) => step.name))("in %s", (step) => {
    expect(outcomes.get(`${name}/${step}`)).toEqual({ scenario: name, step, differences: [] });
  });
});
