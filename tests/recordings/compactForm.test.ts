import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readCompact, writeCompact } from "./compactForm";
import type { RecordedStep, Scenario, StepFacts } from "./facts";

const unchanged = { urn: "urn:pulumi:dev::small::T::kept", outputs: { text: "a" } };

const facts = (changes: Partial<StepFacts>): StepFacts => ({
  exitCode: 0,
  operations: [],
  failures: [],
  resources: [unchanged],
  pendingOperations: 0,
  directory: { applications: [{ displayName: "App" }], deleted: [] },
  ...changes,
});

const step = (changes: Partial<RecordedStep>): RecordedStep => ({
  name: "01-up",
  operation: "up",
  parallel: 1,
  refresh: false,
  continueOnError: false,
  targets: [],
  program: "export const one = 1;\n",
  faults: [],
  expected: facts({}),
  ...changes,
});

const scenario: Scenario = {
  name: "small",
  stack: "dev",
  config: { "azuread:environment": "public" },
  tenant: { tenantId: "t", clientId: "c", clientSecret: "s", objectId: "o", host: "127.0.0.1:28443" },
  seed: { applications: [], users: [{ id: "u" }] },
  steps: [
    step({}),
    step({
      name: "02-up-again",
      expected: facts({
        resources: [unchanged, { urn: "urn:pulumi:dev::small::T::new" }],
        directory: { applications: [], deleted: [] },
      }),
    }),
  ],
};

describe("the compact form", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "appreg-compact-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("holds the whole scenario", () => {
    writeCompact(scenario, folder);

    expect(readCompact(folder)).toEqual(scenario);
  });

  it("holds each program and each unchanged fact once", () => {
    writeCompact(scenario, folder);

    expect(readdirSync(join(folder, "programs"))).toEqual(["01-up.ts"]);
    expect(JSON.parse(readFileSync(join(folder, "expected", "02-up-again.json"), "utf8"))).toMatchObject({
      resources: [unchanged.urn, { urn: "urn:pulumi:dev::small::T::new" }],
      directory: { applications: [] },
    });
    expect(readFileSync(join(folder, "expected", "02-up-again.json"), "utf8")).not.toContain("deleted");
  });
});
