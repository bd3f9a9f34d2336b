/** What the practice tenant can hold is adopted without loss: a preview shows the written exceptions, and `up` does just them. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AdoptedApp } from "../../adopt";
import type { RehearsalResult } from "../../rehearsal";
import { type Adoption, AdoptionStage } from "./adoptionStage";
import { arbitraryApp, people } from "./arbitraryApp";
import { compileProgram } from "./compileProgram";
import { changedPlaces, snapshotOf } from "./directorySnapshot";
import { makeApp, makeRoomsApi, type Surroundings } from "./makeApp";

/** Programs of so many apps each; APPREG_ADOPTION_RUNS is set for a longer look. */
const numRuns = Number(process.env.APPREG_ADOPTION_RUNS ?? 1);
const appsOfOne = 20;
const seed = process.env.APPREG_ADOPTION_SEED;

const names = new Map([
  [people.users[0] ?? "", "ada@practice.onmicrosoft.com"],
  [people.users[1] ?? "", "ben@practice.onmicrosoft.com"],
  [people.group, "Planners"],
]);

let stage: AdoptionStage;
let around: Surroundings;
let count = 0;
/** The files of each adoption. */
const programs: Adoption["files"][] = [];
beforeAll(async () => {
  stage = await AdoptionStage.open();
  const { directory, tenant } = stage;
  const apiClientId = await makeRoomsApi(directory);
  around = { directory, tenantId: tenant.tenantId, deployerObjectId: tenant.deployer.objectId, apiClientId };
});
afterAll(() => stage.close());

/** What the exceptions say that a preview shows. */
function foreseen(adopted: readonly AdoptedApp[]): readonly string[] {
  const places = adopted.flatMap(({ name, exceptions }) =>
    exceptions.flatMap(({ at }) => (at === undefined ? [] : [`${at.type} ${name} ${at.property ?? "created"}`])),
  );
  return [...new Set(places)].sort();
}

/** What it shows, property by property. */
function shown({ steps }: RehearsalResult): readonly string[] {
  const places = steps
    .filter(({ operation, type }) => operation !== "same" && type.startsWith("azuread:"))
    .flatMap(({ operation, type, name, diffs, detailedDiff }) => {
      const what = operation === "update" ? [...diffs, ...Object.keys(detailedDiff)].map(topOf) : [`${operation}d`];
      // Outputs that follow from the inputs.
      return what
        .filter((name) => !/^(appRole|oauth2PermissionScope)Ids$/.test(name))
        .map((property) => `${type.split(":").at(-1)} ${name} ${property}`);
    });
  return [...new Set(places)].sort();
}

function topOf(path: string): string {
  return path.split(/[.[]/)[0] ?? path;
}

function failures({ diagnostics }: RehearsalResult): readonly string[] {
  return diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message);
}

function describeAdoption({ reading, imports, adopted }: Adoption) {
  const created = foreseen(adopted).filter((place) => place.endsWith(" created"));
  return {
    errors: reading.errors,
    absent: imports.absent.map(({ urn, type }) => `${type.split(":").at(-1)} ${urn.split("::").at(-1)} created`).sort(),
    unimportable: imports.unimportable.map(({ urn }) => urn),
    created,
  };
}

describe("apps that the practice tenant can hold", () => {
  it(`are adopted ${numRuns} times ${appsOfOne} at once, with the written exceptions and no other change`, async () => {
    const apps = fc.array(arbitraryApp, { minLength: appsOfOne, maxLength: appsOfOne });
    await fc.assert(
      fc.asyncProperty(apps, async (batch) => {
        const objectIds: string[] = [];
        for (const app of batch) objectIds.push(await makeApp(app, count++, around));
        stage.startOver();
        const adoption = await stage.adopt(objectIds, names);
        const { created, ...found } = describeAdoption(adoption);
        expect(found).toEqual({ errors: [], absent: created, unimportable: [] });

        expect(failures(await stage.rehearse("import"))).toEqual([]);
        const preview = await stage.rehearse("preview");
        expect({ failed: failures(preview), shown: shown(preview) }).toEqual({
          failed: [],
          shown: foreseen(adoption.adopted),
        });

        const before = await snapshotOf(stage, objectIds);
        expect(failures(await stage.rehearse("up"))).toEqual([]);
        expect(changedPlaces(before, await snapshotOf(stage, objectIds), adoption)).toEqual(foreseen(adoption.adopted));
        expect(shown(await stage.rehearse("preview"))).toEqual([]);
        programs.push(adoption.files);
      }),
      {
        numRuns,
        endOnFailure: true,
        ...(seed !== undefined && { seed: Number(seed) }),
        // Not the generated apps, which are longer than anybody reads.
        reporter: ({ failed, seed: used, errorInstance }) => {
          if (failed) throw new Error(`APPREG_ADOPTION_SEED=${used} does it again`, { cause: errorInstance });
        },
      },
    );
  }, 3_600_000);

  // Not between two of them: the compiler keeps everything else in this process waiting, and connections end meanwhile.
  it("compile with the strictest checks", () => {
    const files = programs.flatMap((program, at) =>
      program.map(({ name, text }) => ({ path: join(stage.folder, `program-${at}`, name), text })),
    );
    for (const { path, text } of files) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }

    expect(files.length).toBe(numRuns * appsOfOne);
    expect(compileProgram(files.map(({ path }) => path))).toEqual([]);
  }, 120_000);
});
