import { describe, expect, it } from "vitest";
import { isShown, renderStep, shortType } from "../../cli/rehearsal/renderStep";
import type { StepRecord } from "../../rehearsal";

const step: StepRecord = {
  operation: "create",
  urn: "urn:pulumi:dev::sample::azuread:index/application:Application::calendar-sync",
  type: "azuread:index/application:Application",
  name: "calendar-sync",
  custom: true,
  replaceKeys: [],
  diffs: [],
  detailedDiff: {},
};

describe("shortType", () => {
  it.each([
    ["azuread:index/application:Application", "azuread:Application"],
    ["entra-app-registration:index:AppRegistration", "entra-app-registration:AppRegistration"],
    ["pulumi:pulumi:Stack", "pulumi:pulumi:Stack"],
    ["sample:Tool", "sample:Tool"],
  ])("%s shows as %s", (type, shown) => {
    expect(shortType(type)).toBe(shown);
  });
});

describe("renderStep", () => {
  it("says what was done, to what, and how long it took", () => {
    expect(renderStep(step, { preview: false, width: 80, milliseconds: 320 })).toBe(
      " +  azuread:Application       calendar-sync  created (0.3s)\n",
    );
  });

  it("says what would be done", () => {
    expect(renderStep({ ...step, operation: "delete" }, { preview: true, width: 80 })).toBe(
      " -  azuread:Application       calendar-sync  delete\n",
    );
  });

  it("says what could not be read", () => {
    const failed: StepRecord = { ...step, operation: "read", error: "resource '/1' does not exist" };

    expect(renderStep(failed, { preview: false, width: 80 })).toBe(
      " >  azuread:Application       calendar-sync  failed\n",
    );
  });

  it("shows each property that changes, with both values", () => {
    const update: StepRecord = {
      ...step,
      operation: "update",
      diffs: ["api", "displayName", "tags"],
      detailedDiff: { displayName: "UPDATE", "tags[1]": "ADD", "api.knownClientApplications": "DELETE" },
      oldInputs: { displayName: "Calendar", tags: ["a"], api: { knownClientApplications: ["x"] } },
      newInputs: { displayName: "Calendar Sync", tags: ["a", "b"], api: {} },
    };

    expect(renderStep(update, { preview: true, width: 80 })).toBe(
      [
        " ~  azuread:Application       calendar-sync  update",
        '      ~ displayName: "Calendar" => "Calendar Sync"',
        '      + tags[1]: "b"',
        '      - api.knownClientApplications: ["x"]',
        "",
      ].join("\n"),
    );
  });

  it("names the property that forces a replacement", () => {
    const replace: StepRecord = {
      ...step,
      operation: "replace",
      diffs: ["clientId"],
      replaceKeys: ["clientId"],
      detailedDiff: { clientId: "UPDATE_REPLACE" },
      oldInputs: { clientId: "a" },
      newInputs: { clientId: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" },
    };

    expect(renderStep(replace, { preview: true, width: 80 })).toBe(
      [
        " +- azuread:Application       calendar-sync  replace",
        '      ~ clientId: "a" => (known after up) (forces replacement)',
        "",
      ].join("\n"),
    );
  });

  it("shortens long values, so that a line keeps to the width", () => {
    const long: StepRecord = {
      ...step,
      operation: "update",
      diffs: ["description"],
      detailedDiff: { description: "UPDATE" },
      oldInputs: { description: "x".repeat(200) },
      newInputs: { description: "y".repeat(200) },
    };
    const lines = renderStep(long, { preview: true, width: 80 }).split("\n");

    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(lines[1]).toMatch(/"x+… => "y+…$/);
  });

  it("calls a step that failed by that name", () => {
    expect(renderStep({ ...step, error: "400" }, { preview: false, width: 80, milliseconds: 12_300 })).toBe(
      " +  azuread:Application       calendar-sync  failed (12s)\n",
    );
  });
});

describe("isShown", () => {
  it("leaves out what stays the same", () => {
    expect(isShown({ ...step, operation: "same" }, true)).toBe(false);
    expect(isShown({ ...step, operation: "same" }, false)).toBe(false);
  });

  it("leaves out what the state forgets: its deletion was shown", () => {
    expect(isShown({ ...step, operation: "remove-pending-replace" }, true)).toBe(false);
    expect(isShown({ ...step, operation: "remove-pending-replace" }, false)).toBe(false);
  });

  it("shows a replacement once in a preview, and its halves when it happens", () => {
    const shown = (preview: boolean) =>
      (["create-replacement", "replace", "delete-replaced"] as const).filter((operation) =>
        isShown({ ...step, operation }, preview),
      );

    expect(shown(true)).toEqual(["replace"]);
    expect(shown(false)).toEqual(["create-replacement", "delete-replaced"]);
  });

  it("leaves out objects that a program only looks at, unless that fails", () => {
    const looks = (["read", "read-replacement", "discard"] as const).map((operation) => ({ ...step, operation }));

    expect(looks.map((look) => isShown(look, false))).toEqual([false, false, false]);
    expect(isShown({ ...step, operation: "read", error: "resource '/1' does not exist" }, false)).toBe(true);
  });
});
