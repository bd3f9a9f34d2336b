import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { playScenario, type StepOutcome } from "./playScenario";
import { readScenarios } from "./readScenarios";

/** The others take longer than a test may: `npm run recordings` plays them all. */
const played = ["public-client", "web-app-credentials", "lookups"];

const committed = readScenarios(join(__dirname, "..", "fixtures", "recordings"));
const scenarios = committed.filter(({ name }) => played.includes(name));
const outcomes = new Map<string, StepOutcome>();

beforeAll(async () => {
  // Side by side: the program runs in processes of its own.
  const running = scenarios.map(async (scenario) => {
    for await (const outcome of playScenario(scenario)) outcomes.set(`${outcome.scenario}/${outcome.step}`, outcome);
  });
  await Promise.all(running);
}, 180_000);

it("the recordings to play are there", () => {
  expect(scenarios.map(({ name, steps }) => `${name}: ${steps.length}`)).toEqual([
    "lookups: 10",
    "public-client: 12",
    "web-app-credentials: 12",
  ]);
});

describe.each(scenarios)("the rehearsal of $name does what the real engine and plugin did", ({ name, steps }) => {
  it.each(steps.map((step) => step.name))("in %s", (step) => {
    expect(outcomes.get(`${name}/${step}`)).toEqual({ scenario: name, step, differences: [] });
  });
});
