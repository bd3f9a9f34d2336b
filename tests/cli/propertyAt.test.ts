import { describe, expect, it } from "vitest";
import { propertyAt } from "../../cli/rehearsal/propertyAt";

const properties = { api: { scopes: [{ value: "Read" }] }, tags: ["a"], map: { "a.b": 1 } };

describe("propertyAt", () => {
  it.each([
    ["tags", ["a"]],
    ["tags[0]", "a"],
    ["api.scopes[0].value", "Read"],
    ['map["a.b"]', 1],
    ["tags[7]", undefined],
    ["api.scopes[0].value.deeper", undefined],
    ["constructor", undefined],
  ])("finds %s", (path, value) => {
    expect(propertyAt(properties, path)).toEqual(value);
  });

  it("finds nothing where there are no properties", () => {
    expect(propertyAt(undefined, "tags")).toBeUndefined();
  });
});
