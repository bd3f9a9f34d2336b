import { describe, expect, it } from "vitest";
import { renderOutputs } from "../../cli/rehearsal/renderOutputs";

describe("renderOutputs", () => {
  it("shows new, changed and vanished outputs, and leaves out what stays", () => {
    const olds = { gone: 1, kept: "a", changed: "a" };
    const news = { kept: "a", changed: "b", fresh: { list: ["x"], empty: {} } };

    expect(renderOutputs(olds, news)).toBe(
      [
        "Outputs:",
        '  ~ changed: "a" => "b"',
        "  + fresh: {",
        "        list : [",
        '            [0]: "x"',
        "        ]",
        "        empty: {}",
        "    }",
        "  - gone: 1",
        "",
        "",
      ].join("\n"),
    );
  });

  it("goes into objects and lists, down to what changes in them", () => {
    const app = { name: "calendar-sync", scopes: ["openid", "User.Read"], clientId: "1" };

    expect(renderOutputs({ app }, { app: { ...app, scopes: ["openid", "Mail.Read", "Mail.Send"] } })).toBe(
      [
        "Outputs:",
        "  ~ app: {",
        "      ~ scopes: [",
        '          ~ [1]: "User.Read" => "Mail.Read"',
        '          + [2]: "Mail.Send"',
        "        ]",
        "    }",
        "",
        "",
      ].join("\n"),
    );
  });

  it("shows all of them when none changes", () => {
    expect(renderOutputs({ b: 1, a: { c: 2 } }, { b: 1, a: { c: 2 } })).toBe(
      "Outputs:\n    a: {\n        c: 2\n    }\n    b: 1\n\n",
    );
  });

  it("says nothing where there are none", () => {
    expect(renderOutputs({}, {})).toBe("");
  });
});
