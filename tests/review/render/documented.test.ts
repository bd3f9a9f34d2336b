/** docs/review.md shows reviews as they are: after a change of `golden/`, `npx vitest run -u` on this file writes them into the page. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const file = join(__dirname, "..", "..", "..", "docs", "review.md");
const page = readFileSync(file, "utf8");

/** A comment that names a golden file, and the fenced block below it. */
const example = /^(<!-- golden: (\S+) -->\n(`{3,})\w*\n).*?(\n\3)$/gms;

const named = (page.match(/<!-- golden: /g) ?? []).length;

describe("docs/review.md", () => {
  it("shows every golden review that it names, as it is", async () => {
    const names: string[] = [];
    const renewed = page.replaceAll(example, (_all, open: string, name: string, _fence: string, close: string) => {
      names.push(name);
      return `${open}${readFileSync(join(__dirname, "golden", name), "utf8").trimEnd()}${close}`;
    });

    expect(names.length).toBe(named);
    expect(names.length).toBeGreaterThan(3);
    await expect(renewed).toMatchFileSnapshot(file);
  });
});
