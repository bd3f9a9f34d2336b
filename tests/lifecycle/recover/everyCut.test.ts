/**
 * A run is cut off at every request that it sends, before the directory has done the work and after. Each time a recovery and
 * one more `up` lead to the directory and the resources of a run that nobody disturbed.
 *
 * `npm run nightly` does it with everything that an app can have, with changes, and with one step at a time as well.
 */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OfflineResult } from "../../../rehearsal";
import { type Cut, cutEverywhere, restore } from "./cutRun";
import { type ProgramOnTenant, startProgramOnTenant } from "./programOnTenant";
import { changedAppProgram, exampleProgram, oneAppProgram, richProgram } from "./programs";
import { recoverInProcess } from "./recoverInProcess";
import { differenceUpToIds } from "./sameUpToIds";

interface CutRun {
  readonly title: string;
  /** What was brought up before; nothing where it is left out. */
  readonly before?: string;
  readonly program: string;
  readonly operation?: "up" | "destroy";
  readonly parallel?: number;
}

const always: readonly CutRun[] = [{ title: "the example program", program: exampleProgram }];
const nightly: readonly CutRun[] = [
  { title: "the example program, one step at a time", program: exampleProgram, parallel: 1 },
  { title: "a change of a program", before: oneAppProgram, program: changedAppProgram },
  { title: "a destroy that is taken back", before: oneAppProgram, program: oneAppProgram, operation: "destroy" },
  { title: "a program with everything", program: richProgram },
  { title: "a program with everything, one step at a time", program: richProgram, parallel: 1 },
];
const runs = process.env.APPREG_EVERY_CUT === "1" ? [...always, ...nightly] : always;

describe.each(runs)("$title", ({ before, program, operation = "up", parallel = 16 }) => {
  let project: ProgramOnTenant;
  let declared: OfflineResult;
  let cuts: readonly Cut[];
  let whole: ReturnType<typeof result>;

  beforeAll(async () => {
    project = await startProgramOnTenant(before ?? program);
    if (before !== undefined) expect((await project.run("up")).exitCode).toBe(0);
    project.write(program);
    declared = await project.declared();
    if (operation === "destroy") whole = result();
    cuts = await cutEverywhere(project, operation, parallel);
    if (operation === "up") whole = result();
  }, 240_000);

  afterAll(() => project.close());

  function result() {
    const { resources } = JSON.parse(readFileSync(project.stateFile, "utf8")).deployment;
    const urns: string[] = resources.map(({ urn }: { urn: string }) => urn);
    return { directory: project.tenant.exportDirectory(), urns: urns.sort() };
  }

  /** What is not as it should be after a recovery and an up. */
  async function mend(cut: Cut): Promise<readonly string[]> {
    restore(cut, project);
    const recovered = await recoverInProcess(project, declared);
    const next = await project.run("up");
    const after = result();
    const difference = differenceUpToIds(whole.directory, after.directory);
    return [
      ...(recovered.exitCode === 0 ? [] : [`recover: ${recovered.output}`]),
      ...(next.exitCode === 0 ? [] : [`up: ${JSON.stringify(next.diagnostics)}`]),
      ...(difference === undefined ? [] : [difference]),
      ...(String(after.urns) === String(whole.urns) ? [] : [`the state holds ${after.urns}`]),
    ].map((problem) => `${cut.at}: ${problem}`);
  }

  it("is where an undisturbed run leads after a recovery and one more up, wherever it was cut", async () => {
    const problems: string[] = [];
    for (const cut of cuts) problems.push(...(await mend(cut)));

    expect(problems).toEqual([]);
    expect(cuts.length).toBeGreaterThan(operation === "up" ? 10 : 1);
  }, 1_200_000);
});
