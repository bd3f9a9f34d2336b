import { describe, expect, it } from "vitest";
import { renderCounts, renderDiagnostics } from "../../cli/rehearsal/renderSummary";

describe("renderCounts", () => {
  it("counts what was done, and what stayed", () => {
    const changes = { same: 2, create: 4, update: 1, replace: 1, delete: 3 };

    expect(renderCounts({ changes, errored: 1, milliseconds: 2_345 }, false)).toBe(
      [
        "Resources:",
        "    + 4 created",
        "    ~ 1 updated",
        "    +-1 replaced",
        "    - 3 deleted",
        "    1 errored",
        "    2 unchanged",
        "",
        "Duration: 2.3s",
        "",
      ].join("\n"),
    );
  });

  it("counts what would be done", () => {
    expect(renderCounts({ changes: { create: 4 }, errored: 0, milliseconds: 900 }, true)).toBe(
      "Resources:\n    + 4 to create\n\nDuration: 0.9s\n",
    );
  });
});

describe("renderDiagnostics", () => {
  it("breaks long lines within the width of a screen, and keeps blocks in place", () => {
    const message = "it has 1 problem:\n - permissions: there is no such permission.\n   Fix: use another";

    expect(renderDiagnostics([{ severity: "error", message }], 40)).toBe(
      [
        "Diagnostics:",
        "  The stack:",
        "    error: it has 1 problem:",
        "     - permissions: there is no such",
        "       permission.",
        "       Fix: use another",
        "",
        "",
      ].join("\n"),
    );
  });

  it("puts what to do directly below what the plugin says, whose lists end in an empty line", () => {
    const message = "1 error occurred:\n\t* it is refused\n\n\n  Fix: do this";

    expect(renderDiagnostics([{ severity: "error", message }])).toBe(
      [
        "Diagnostics:",
        "  The stack:",
        "    error: 1 error occurred:",
        "    \t* it is refused",
        "      Fix: do this",
        "",
        "",
      ].join("\n"),
    );
  });

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
