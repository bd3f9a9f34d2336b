import { describe, expect, it } from "vitest";
import { renderCounts, renderDiagnostics, renderOutputs } from "../../cli/rehearsal/renderSummary";

describe("renderCounts", () => {
  it("counts what was done, and what stayed", () => {
    expect(renderCounts({ same: 2, create: 4, update: 1, replace: 1, delete: 3 }, false, 2_345)).toBe(
      [
        "Resources:",
        "    + 4 created",
        "    ~ 1 updated",
        "    +-1 replaced",
        "    - 3 deleted",
        "    2 unchanged",
        "",
        "Duration: 2.3s",
        "",
      ].join("\n"),
    );
  });

  it("counts what would be done", () => {
    expect(renderCounts({ create: 4 }, true, 900)).toBe("Resources:\n    + 4 to create\n\nDuration: 0.9s\n");
  });
});

describe("renderOutputs", () => {
  it("marks new, changed and vanished outputs", () => {
    const olds = { gone: 1, kept: "a", changed: "a" };
    const news = { kept: "a", changed: "b", fresh: { list: ["x"], empty: {} } };

    expect(renderOutputs(olds, news)).toBe(
      [
        "Outputs:",
        '  ~ changed: "b"',
        "  + fresh: {",
        "        list : [",
        '            [0]: "x"',
        "        ]",
        "        empty: {}",
        "    }",
        "  - gone: 1",
        '    kept: "a"',
        "",
        "",
      ].join("\n"),
    );
  });

  it("says nothing where there are none", () => {
    expect(renderOutputs({}, {})).toBe("");
  });
});

describe("renderDiagnostics", () => {
  it("puts messages under the resource they are about, each once and without colours", () => {
    const urn = "urn:pulumi:dev::sample::sample:Tool$azuread:index/application:Application::calendar-sync";

    expect(
      renderDiagnostics([
        { severity: "error", urn, message: "it failed:\n  because" },
        { severity: "info", message: "Just so." },
        { severity: "warning", urn, message: "beware\n" },
        { severity: "warning", urn, message: "\u001b[36mbeware\u001b[39m" },
        { severity: "info", message: "passing", ephemeral: true },
      ]),
    ).toBe(
      [
        "Diagnostics:",
        "  azuread:Application (calendar-sync):",
        "    error: it failed:",
        "      because",
        "    warning: beware",
        "",
        "  The stack:",
        "    Just so.",
        "",
        "",
      ].join("\n"),
    );
  });
});
