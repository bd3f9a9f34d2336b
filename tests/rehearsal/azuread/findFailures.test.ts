import { describe, expect, it } from "vitest";
import { findFailures, findWarnings } from "../../../rehearsal/azuread/schema/findFailures";
import { block, flag, text, textMap } from "../../../rehearsal/azuread/schema/propertySchema";
import { unknownValue } from "../../../rehearsal/propertyValue";

const deprecated = "give `featureTags`";
const fields = {
  clientId: text({ use: "required" }),
  features: block({ hide: flag() }, { conflictsWith: ["featureTags"], deprecated }),
  featureTags: block({ hide: flag() }, { conflictsWith: ["features"] }),
  rotateWhenChanged: textMap(),
};
const reasons = (inputs: Parameters<typeof findFailures>[2]) =>
  findFailures("it", fields, inputs).map(({ reason }) => reason);

describe("what is wrong with inputs", () => {
  // As the plugin does: it does not look into a property that may not stand beside another.
  it("names properties that exclude each other, and nothing inside them", () => {
    const inputs = { clientId: "c", features: { nope: true }, featureTags: { hide: "no" } };

    expect(reasons(inputs)).toEqual([
      "Conflicting configuration arguments. \"features\": conflicts with feature_tags. Examine values at 'it.features'.",
      "Conflicting configuration arguments. \"feature_tags\": conflicts with features. Examine values at 'it.featureTags'.",
    ]);
    expect(findWarnings("urn", fields, inputs)).toEqual([]);
  });

  it("looks into a property that stands alone", () => {
    const inputs = { clientId: "c", features: { nope: true } };

    expect(reasons(inputs)).toEqual(["Invalid or unknown key. Examine values at 'it.features.nope'."]);
    expect(findWarnings("urn", fields, inputs)).toEqual([
      "urn verification warning: `features` is deprecated: give `featureTags`",
    ]);
  });

  it("names what is missing by Terraform's name and by the program's", () => {
    expect(reasons({})).toEqual([
      "Missing required argument. The argument \"client_id\" is required, but no definition was found.. Examine values at 'it.clientId'.",
    ]);
  });

  it("wants texts in a map, and takes what is not known yet", () => {
    const rotateWhenChanged = { later: unknownValue, list: ["a"], object: {}, text: "a" };

    expect(reasons({ clientId: "c", rotateWhenChanged })).toEqual([
      expect.stringContaining("Examine values at 'it.rotateWhenChanged.list'."),
      expect.stringContaining("Examine values at 'it.rotateWhenChanged.object'."),
    ]);
  });
});
