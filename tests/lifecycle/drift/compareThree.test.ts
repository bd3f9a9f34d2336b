import { describe, expect, it } from "vitest";
import { compareThree } from "../../../lifecycle/drift/compareThree";
import { appWith, type Parts } from "../../rules/appWith";

const none = undefined;

function three(declared: Parts, recorded: Parts | undefined, actual: Parts) {
  return compareThree(appWith(declared), recorded && appWith(recorded), appWith(actual));
}

const [a, b, c] = ["https://a.example/", "https://b.example/", "https://c.example/"].map((uri) => ({
  homepageUrl: uri,
}));
const uri = (parts: Parts | undefined) => parts?.homepageUrl;

describe("three pictures of an app", () => {
  it.each<[string, readonly [Parts, Parts | undefined, Parts], object]>([
    ["added by hand", [{}, {}, { ...a }], { kind: "added", side: "tenant", actual: uri(a) }],
    [
      "taken away by hand",
      [{ ...a }, { ...a }, {}],
      { kind: "missing", side: "tenant", declared: uri(a), recorded: uri(a) },
    ],
    [
      "changed by hand",
      [{ ...a }, { ...a }, { ...b }],
      { kind: "changed", side: "tenant", declared: uri(a), recorded: uri(a), actual: uri(b) },
    ],
    ["declared, not applied", [{ ...a }, {}, {}], { kind: "missing", side: "program", declared: uri(a) }],
    [
      "no longer declared",
      [{}, { ...a }, { ...a }],
      { kind: "added", side: "program", recorded: uri(a), actual: uri(a) },
    ],
    [
      "changed in the program",
      [{ ...b }, { ...a }, { ...a }],
      { kind: "changed", side: "program", declared: uri(b), recorded: uri(a), actual: uri(a) },
    ],
    [
      "changed in both",
      [{ ...b }, { ...a }, { ...b }],
      { kind: "changed", side: "state", declared: uri(b), recorded: uri(a), actual: uri(b) },
    ],
    [
      "changed apart",
      [{ ...b }, { ...a }, { ...c }],
      { kind: "changed", side: "all", declared: uri(b), recorded: uri(a), actual: uri(c) },
    ],
    ["unknown to any state", [{}, none, { ...a }], { kind: "added", side: "tenant", actual: uri(a) }],
  ])("say of what was %s where it is", (_what, [declared, recorded, actual], difference) => {
    expect(three(declared, recorded, actual)).toEqual([{ area: "signIn", what: "homepage", ...difference }]);
  });

  it("agree on an app that is the same in all three", () => {
    expect(three({ ...a }, { ...a }, { ...a })).toEqual([]);
  });
});
