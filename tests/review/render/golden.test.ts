/** How a review of every case reads. `npx vitest run -u tests/review/render` writes `golden/`: read its diff as a reviewer would. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Review, renderMarkdown, renderTerminal, reviewChanges } from "../../../review";
import { options, reviewCases } from "../cases";

const golden = join(__dirname, "golden");

/** Cases that are kept as a terminal shows them, too. */
const onTerminal: ReadonlySet<string> = new Set([
  "nothingChanged",
  "readToWrite",
  "foreignRedirect",
  "replacement",
  "exceptionExpired",
  "failedProgram",
  "partlyKnown",
  "hundredApps",
]);

function reviewOf(name: string): Review {
  const found = reviewCases.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no case is named ${name}`);
  return reviewChanges(found.base, found.head, options);
}

describe("a review as a comment", () => {
  it.each(reviewCases)("tells that $title", async ({ name, base, head }) => {
    const markdown = renderMarkdown(reviewChanges(base, head, options));

    await expect(markdown).toMatchFileSnapshot(join(golden, `${name}.md`));
    expect(renderMarkdown(reviewChanges(base, head, options))).toBe(markdown);
  });
});

describe("a review on a terminal", () => {
  it.each([...onTerminal])("reads at 80 columns: %s", async (name) => {
    const text = renderTerminal(reviewOf(name), { width: 80, paint: (_style, painted) => painted });

    await expect(text).toMatchFileSnapshot(join(golden, `${name}.txt`));
    // Only what is copied whole, and has no blank to break at, may be wider.
    expect(text.split("\n").filter((line) => line.length > 80 && /\S +\S/.test(line))).toEqual([]);
  });

  it("says with words what its colours say", () => {
    const review = reviewOf("readToWrite");
    const painted = renderTerminal(review, {
      width: 80,
      paint: (style, text) => `{${[style].flat().join()}}${text}{}`,
    });

    expect(painted).toContain("{yellow}medium{}");
    expect(painted.replaceAll(/\{[a-z,]*\}/g, "")).toBe(
      renderTerminal(review, { width: 80, paint: (_style, text) => text }),
    );
  });

  it("keeps lines whole where no person reads them", () => {
    const lines = renderTerminal(reviewOf("readToWrite"), { width: undefined, paint: (_style, text) => text }).split(
      "\n",
    );

    expect(lines.slice(0, 3)).toEqual([
      "Medium: room-board: Until now it could read the calendars of the person who signed in; " +
        "it can now read and change the calendars of the person who signed in.",
      "stack dev of rooms: main (3f2c1ab) -> mail-digest (9d04e77)",
      "1 change in 1 app (1 medium)",
    ]);
  });
});
