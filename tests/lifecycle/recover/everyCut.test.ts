/**
 * The example program is cut off at every request that it sends, before the directory has done the work and after. Each time a
 * recovery and one more `up` lead to the directory of a run that nobody disturbed.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OfflineResult } from "../../../rehearsal";
import { type Cut, cutEverywhere, restore } from "./cutRun";
import { type ProgramOnTenant, startProgramOnTenant } from "./programOnTenant";
import { recoverInProcess } from "./recoverInProcess";
import { differenceUpToIds } from "./sameUpToIds";

const example = readFileSync(join(__dirname, "..", "..", "..", "index.ts"), "utf8");

let project: ProgramOnTenant;
let program: OfflineResult;

beforeAll(async () => {
  project = await startProgramOnTenant(example);
  program = await project.declared();
});

afterAll(() => project.close());

/** What is left when nothing goes wrong. */
function undisturbed() {
  const { resources } = JSON.parse(readFileSync(project.stateFile, "utf8")).deployment;
  const urns: string[] = resources.map(({ urn }: { urn: string }) => urn);
  return { directory: project.tenant.exportDirectory(), urns: urns.sort() };
}

describe.each([16, 1])("with %i steps at a time", (parallel) => {
  let cuts: readonly Cut[];
  let whole: ReturnType<typeof undisturbed>;

  beforeAll(async () => {
    project.reset();
    cuts = await cutEverywhere(project, parallel);
    whole = undisturbed();
  });

  it("every cut is mended by a recovery and one more up", { timeout: 120_000 }, async () => {
    const wrong: string[] = [];
    for (const cut of cuts) {
      restore(cut, project);
      const recovered = await recoverInProcess(project, program);
      const up = await project.run("up");
      const now = undisturbed();
      const difference = differenceUpToIds(whole.directory, now.directory);
      if (recovered.exitCode !== 0 || up.exitCode !== 0 || difference !== undefined) {
        wrong.push(`${cut.at}: ${recovered.exitCode} ${up.exitCode} ${difference}\n${recovered.output}`);
      }
      expect(now.urns).toEqual(whole.urns);
    }
    expect(wrong).toEqual([]);
    expect(cuts.length).toBeGreaterThan(10);
  });
});
