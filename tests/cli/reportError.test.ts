import { describe, expect, it } from "vitest";
import { reportError } from "../../cli/reportError";
import { UsageError } from "../../cli/usageError";
import { TokenRefusedError } from "../../token";
import { recordDeps } from "./recordedDeps";

describe("reportError", () => {
  it("prints an error of ours in two lines and could not run", () => {
    const { deps, result } = recordDeps({ cwd: "/" });

    expect(reportError(new UsageError("That is wrong.", "do this"), deps)).toBe(2);
    expect(result.stderr).toBe("error[ERR_USAGE]: That is wrong.\n  fix: do this\n");
  });

  it("breaks long lines on a terminal, and nowhere else", () => {
    const error = new UsageError("One two three four five six seven.", "eight nine ten eleven twelve");
    let shown = "";
    const stderr = { write: (text: string) => (shown += text), isTTY: true, columns: 26 };
    reportError(error, { env: {}, stderr });

    expect(shown).toBe(
      [
        "error[ERR_USAGE]: One",
        "  two three four five six",
        "  seven.",
        "  fix: eight nine ten",
        "    eleven twelve",
        "",
      ].join("\n"),
    );
  });

  it("ends with 1 for a refusal", () => {
    const { deps } = recordDeps({ cwd: "/" });

    expect(reportError(new TokenRefusedError("No.", "ask again"), deps)).toBe(1);
  });

  it("calls anything else a bug, in one line of it, and says how to report it", () => {
    const { deps, result } = recordDeps({ cwd: "/" });

    expect(reportError(new TypeError("x is undefined\nand more"), deps)).toBe(2);
    expect(result.stderr).toBe(
      "error: appreg failed in a way it should not have: x is undefined\n  fix: run it again with APPREG_DEBUG=1 and report what it prints as an issue of this repository\n",
    );
  });
});
