/** docs/review.md shows reviews as they are. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const page = readFileSync(join(__dirname, "..", "..", "..", "docs", "review.md"), "utf8");

const shown = [...page.matchAll(/^<!-- golden: (\S+) -->\n(`{3,})\w*\n(.*?)\n\2$/gms)].map(
  ([, name = "", , text = ""]) => ({ name, text }),
);

describe("docs/review.md", () => {
  it("shows every golden review that it names", () => {
    expect(shown.map(({ name }) => name)).toEqual(
      [...page.matchAll(/<!-- golden: (\S+) -->/g)].map(([, name]) => name),
    );
    expect(shown.length).toBeGreaterThan(3);
  });

  it.each(shown)("shows $name as it is", ({ name, text }) => {
    expect(`${text}\n`).toBe(readFileSync(join(__dirname, "golden", name), "utf8"));
  });
});
