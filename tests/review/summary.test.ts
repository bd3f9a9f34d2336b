import { describe, expect, it } from "vitest";
import { digestManifests } from "../../manifest";
import { reviewChanges } from "../../review";
import { caseNamed, options, reviewCases } from "./cases";
import { app, base, head } from "./cases/reviewCase";

function reviewOf(name: string) {
  const { base: before, head: after } = caseNamed(name);
  return reviewChanges(before, after, options);
}

describe("the summary of a review", () => {
  it.each([
    ["nothingChanged", "No app changes (2 compared)."],
    ["exceptionExpired", "No app changes (1 compared). 1 finding to look at."],
    ["failedProgram", "Nothing was compared, because a version of the program failed."],
    ["replacement", "Critical: booking-api: new client id. 1 of 2 apps changes."],
    [
      "hundredApps",
      "Medium: app-042: permission gained, Microsoft Graph Files.Read.All (delegated). 1 of 100 apps changes. 1 finding to look at.",
    ],
    [
      "partlyKnown",
      "Not everything could be compared. Low: room-board: permission gained, Microsoft Graph Mail.Read (delegated). 1 of 1 app changes. 1 finding to look at.",
    ],
  ])("says in one line what matters: %s", (name, headline) => {
    expect(reviewOf(name).summary.headline).toBe(headline);
  });

  it("counts changes, apps and findings", () => {
    expect(reviewOf("controlOfTenant").summary).toEqual({
      comparison: "whole",
      worst: "critical",
      headline:
        "Critical: joiners: permission gained, Microsoft Graph RoleManagement.ReadWrite.Directory (application), and 2 more changes. 1 of 1 app changes. 2 findings to look at.",
      changes: { critical: 1, high: 0, medium: 1, low: 1, info: 0 },
      apps: { added: 0, removed: 0, replaced: 0, changed: 1, unchanged: 0 },
      findings: { new: 2, standing: 1, gone: 0, excepted: 0 },
    });
  });

  it("has no worst where nothing changed, and does not count what an exception covers", () => {
    expect(reviewOf("nothingChanged").summary.worst).toBeUndefined();
    expect(reviewOf("exceptionAdded").summary.findings).toEqual({ new: 0, standing: 0, gone: 1, excepted: 1 });
  });

  it("takes the worst of a new finding where no change is as bad", () => {
    const before = app({ name: "board" });
    const after = app({ name: "board", tags: ["team a"] });

    expect(reviewChanges(base([before]), head([after]), options).summary.worst).toBe("high");
  });
});

describe("a review of versions that are not wholly known", () => {
  it("compares nothing where one failed: what had registered until then is no picture", () => {
    const failed = { kind: "failed", text: "index.ts threw" } as const;
    const review = reviewChanges(
      base([app({ name: "board" })], [failed]),
      head([app({ name: "board", notes: "x" })]),
      options,
    );

    expect({ apps: review.apps, unchanged: review.unchanged, findings: review.findings }).toEqual({
      apps: [],
      unchanged: [],
      findings: [],
    });
    expect(review.summary.comparison).toBe("none");
    expect(review.notices).toEqual([{ ...failed, side: "base" }]);
  });

  it("tells each notice once, what weighs most first, and whose it is", () => {
    expect(reviewOf("partlyKnown").notices).toEqual([
      {
        kind: "unsupported",
        text: "This type is not known, so what it does is missing here.",
        about: "azuread:index/conditionalAccessPolicy:ConditionalAccessPolicy",
        side: "head",
      },
      {
        kind: "notVerified",
        text: "The user could not be looked up without the tenant.",
        about: "ada@contoso.com",
        side: "head",
      },
      {
        kind: "otherProvider",
        text: "1 resource of another provider was not reviewed.",
        about: "random",
        side: "both",
      },
    ]);
  });

  it("never shows what is secret", () => {
    const secret = app({ name: "board", displayName: { state: "secret" }, notes: { state: "secret" } });
    const review = reviewChanges(base([]), head([secret]), options);

    expect(review.apps.map(({ displayName }) => displayName)).toEqual(["(secret)"]);
  });
});

describe("the digests of a review", () => {
  it("are those of the declared manifests", () => {
    const { base: before, head: after } = caseNamed("readToWrite");

    expect(reviewOf("readToWrite").digests).toEqual({
      base: digestManifests(before.apps.map(({ manifest }) => manifest)),
      head: digestManifests(after.apps.map(({ manifest }) => manifest)),
    });
  });

  it("differ whenever an app changed", () => {
    const equal = reviewCases.filter(({ base: before, head: after }) => {
      const { digests, apps } = reviewChanges(before, after, options);
      return digests.base === digests.head && apps.length > 0;
    });

    // Moving an app into a component makes it anew and leaves its manifest as it was.
    expect(equal.map(({ name }) => name)).toEqual(["movedIntoComponent"]);
  });
});
