import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AppManifest, canonicalText } from "../../manifest";
import { type ReviewedApp, renderJson, reviewChanges } from "../../review";
import { arbitraryManifest } from "./arbitraryManifest";
import { reviewCases } from "./cases";
import { base, head, options, urnOf } from "./cases/reviewCase";

const runs = { numRuns: 100 };

function reviewed(manifest: AppManifest): ReviewedApp {
  return { manifest, urn: urnOf(manifest.name), aliases: [] };
}

function changesOf(before: AppManifest, after: AppManifest) {
  const { apps } = reviewChanges(base([reviewed(before)]), head([reviewed(after)]), options);
  return apps.flatMap(({ changes }) => changes);
}

/** Every place of a manifest whose value is a leaf, a list or may be missing. */
function listPlaces(part: unknown, at: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof part !== "object" || part === null || Array.isArray(part) || "state" in part) return [at];
  return Object.entries(part).flatMap(([key, inner]) => listPlaces(inner, [...at, key]));
}

function read(part: unknown, [key, ...rest]: readonly string[]): unknown {
  return key === undefined ? part : read((part as Record<string, unknown> | undefined)?.[key], rest);
}

/** The manifest with another value in one place. */
function replaceAt(part: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const record = part as Record<string, unknown>;
  return { ...record, [key]: replaceAt(record[key], rest, value) };
}

/** The list with one entry less, or with one of the other list in its place. */
function splice(list: readonly unknown[], other: readonly unknown[], at: number): readonly unknown[] {
  return [...list.slice(0, at), ...other.slice(0, 1), ...list.slice(at + 1)];
}

function shuffleLists(part: unknown, turn: number): unknown {
  if (Array.isArray(part)) {
    const inner = part.map((entry) => shuffleLists(entry, turn));
    return [...inner.slice(turn % (part.length || 1)), ...inner.slice(0, turn % (part.length || 1))].reverse();
  }
  if (typeof part !== "object" || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, shuffleLists(inner, turn)]));
}

/** With a principal, so that all have the same places. */
function isWhole({ servicePrincipal }: AppManifest): boolean {
  return servicePrincipal !== undefined;
}

const places = listPlaces(fc.sample(arbitraryManifest.filter(isWhole), 1)[0]).filter(([first]) => first !== "name");

describe("a review", () => {
  it("of a version against itself is empty", () => {
    fc.assert(
      fc.property(arbitraryManifest, (manifest) => {
        const { apps, unchanged, summary } = reviewChanges(
          base([reviewed(manifest)]),
          head([reviewed(manifest)]),
          options,
        );

        expect({ apps, unchanged, new: summary.findings.new, gone: summary.findings.gone }).toEqual({
          apps: [],
          unchanged: ["planner"],
          new: 0,
          gone: 0,
        });
      }),
      runs,
    );
  });

  it("tells at least one change for every place in which two versions differ", () => {
    expect(places.length).toBeGreaterThan(30);
    fc.assert(
      fc.property(
        arbitraryManifest.filter(isWhole),
        arbitraryManifest.filter(isWhole),
        fc.constantFrom(...places),
        (manifest, other, place) => {
          const after = replaceAt(manifest, place, read(other, place)) as AppManifest;
          expect(changesOf(manifest, after).length > 0).toBe(canonicalText(manifest) !== canonicalText(after));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("tells at least one change when one entry of a list is another", () => {
    fc.assert(
      fc.property(
        arbitraryManifest,
        arbitraryManifest,
        fc.constantFrom(...places),
        fc.nat(2),
        (manifest, other, place, at) => {
          const [list, others] = [read(manifest, place), read(other, place)];
          fc.pre(Array.isArray(list) && Array.isArray(others));
          // The cast: what is no array does not come here.
          const after = replaceAt(manifest, place, splice(list as unknown[], others as unknown[], at)) as AppManifest;
          expect(changesOf(manifest, after).length > 0).toBe(canonicalText(manifest) !== canonicalText(after));
        },
      ),
      runs,
    );
  });

  it.each(reviewCases)(
    "is the same for every order of apps, lists and notices: $title",
    ({ base: before, head: after }) => {
      const expected = renderJson(reviewChanges(before, after, options));

      for (const turn of [0, 1, 2]) {
        const [one, two] = [shuffleLists(before, turn), shuffleLists(after, turn)] as [typeof before, typeof after];
        expect(renderJson(reviewChanges(one, two, options))).toBe(expected);
      }
    },
  );

  it("is the same for every order of the lists of any manifest", () => {
    fc.assert(
      fc.property(arbitraryManifest, arbitraryManifest, fc.nat(3), (before, after, turn) => {
        const [one, two] = [shuffleLists(before, turn), shuffleLists(after, turn)] as [AppManifest, AppManifest];
        expect(changesOf(one, two)).toEqual(changesOf(before, after));
      }),
      runs,
    );
  });
});
