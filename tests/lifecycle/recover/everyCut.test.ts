/**
 * A program is cut off at every request that it sends, before the directory has done the work and after. Each time a recovery
 * and one more `up` lead to the directory of a run that nobody disturbed.
 *
 * `npm run nightly` does it with everything that an app can have, and with one step at a time as well.
 */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OfflineResult } from "../../../rehearsal";
import { type Cut, cutEverywhere, restore } from "./cutRun";
import { type ProgramOnTenant, startProgramOnTenant } from "./programOnTenant";
import { exampleProgram, richProgram } from "./programs";
import { recoverInProcess } from "./recoverInProcess";
import { differenceUpToIds } from "./sameUpToIds";

const always = [{ title: "the example program", program: exampleProgram, parallel: 16 }];
const nightly = [
  { title: "the example program, one step at a time", program: exampleProgram, parallel: 1 },
  { title: "a program with everything", program: richProgram, parallel: 16 },
  { title: "a program with everything, one step at a time", program: richProgram, parallel: 1 },
];
const runs = process.env.APPREG_EVERY_CUT === "1" ? [...always, ...nightly] : always;

describe.each(runs)("$title", ({ program, parallel }) => {
  let project: ProgramOnTenant;
  let declared: OfflineResult;
  let cuts: readonly Cut[];
  let whole: ReturnType<typeof result>;

  beforeAll(async () => {
    project = await startProgramOnTenant(program);
    declared = await project.declared();
    cuts = await cutEverywhere(project, parallel);
    whole = result();
  }, 120_000);

  afterAll(() => project.close());

  function result() {
    const { resources } = JSON.parse(readFileSync(project.stateFile, "utf8")).deployment;
    const urns: string[] = resources.map(({ urn }: { urn: string }) => urn);
    return { directory: project.tenant.exportDirectory(), urns: urns.sort() };
  }

  /** What is not as it should be after a recovery and one more up. */
  async function mend(cut: Cut): Promise<readonly string[]> {
    restore(cut, project);
    const recovered = await recoverInProcess(project, declared);
    const up = await project.run("up");
    const after = result();
    const difference = differenceUpToIds(whole.directory, after.directory);
    return [
      ...(recovered.exitCode === 0 ? [] : [`recover: ${recovered.output}`]),
      ...(up.exitCode === 0 ? [] : [`up: ${JSON.stringify(up.diagnostics)}`]),
      ...(difference === undefined ? [] : [difference]),
      ...(String(after.urns) === String(whole.urns) ? [] : [`the state holds ${after.urns}`]),
    ].map((problem) => `${cut.at}: ${problem}`);
  }

  it("is where an undisturbed run leads after a recovery and one more up, wherever it was cut", async () => {
    const problems: string[] = [];
    for (const cut of cuts) problems.push(...(await mend(cut)));

    expect(problems).toEqual([]);
    expect(cuts.length).toBeGreaterThan(10);
  }, 1_200_000);
});
