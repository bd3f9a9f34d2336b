/** No text that a reviewed program holds can be more than text in a comment: whatever it is, it stands in code or is plain words. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderMarkdown, renderMermaid, renderTerminal } from "../../../review";
import { withoutCode } from "./outsideCode";
import { sampleReview } from "./sampleReview";

/** What has a meaning in Markdown, in HTML, to GitHub or to a terminal. */
const dangerous = [
  "@octocat",
  "#12",
  "GH-12",
  "octo/repo#12",
  "3f2c1ab3f2c1ab3f2c1ab3f2c1ab3f2c1ab3f2c1a",
  "deadbee",
  "[x](https://evil.example)",
  "![x](https://evil.example/x.png)",
  "https://evil.example/",
  "www.evil.example",
  "ftp://evil.example",
  "mailto:eve@evil.example",
  "eve@evil.example",
  "<https://evil.example>",
  "<img src=x onerror=alert(1)>",
  "<!-- appreg-review:other/stack -->",
  "-->",
  "</code></summary></details>",
  "&lt;b&gt;",
  "&#60;",
  "`",
  "``",
  "```",
  "\\`",
  "|",
  "\\|",
  "\\\\|",
  "\n",
  "\r\n# heading",
  "\n\n- item",
  "> quote",
  "**bold**",
  "_it_",
  "~~gone~~",
  "$x$",
  ":smile:",
  "[^1]",
  "- [x]",
  "\u202e",
  "\u200b",
  "\u001b[31m",
  "\u0000",
  "\ud800",
  "\u00a0",
  "Z\u0351\u0352\u0353\u0354\u0355",
  "1. one",
  "end",
  '"]',
  "%%{init: {}}%%",
  "---",
  "Ärzte",
  "x".repeat(300),
  "日本",
];

const foreignText = fc
  .array(fc.oneof(fc.constantFrom(...dangerous), fc.string({ unit: "binary", maxLength: 6 }), fc.constant(" ")), {
    maxLength: 8,
  })
  .map((parts) => parts.join(""));

/** What stands outside code, without the words: punctuation and the beginnings of lines. */
function structure(markdown: string): string {
  return withoutCode(markdown)
    .replaceAll(/^<!-- appreg-review:[\w.~%!*'()/-]* -->$/gm, "marker")
    .replaceAll(/[\p{L}\p{M}\d]+(?:['’-]\p{L}+)*/gu, "w")
    .replaceAll(/[w□ "'(),.;:!?…–—·→]+/g, "w");
}

const references = /(?<![\p{L}\d])(?:GH-\d|[\da-f]{7,40}(?![\p{L}\d])|www\.|:[\w+-]+:)/iu;

describe("a foreign text in a comment", () => {
  it("changes nothing outside of code but the words: no link, mention, heading, tag or column is made", () => {
    const expected = structure(renderMarkdown(sampleReview("mailer")));
    fc.assert(
      fc.property(foreignText, (foreign) => {
        const markdown = renderMarkdown(sampleReview(foreign));

        expect(structure(markdown)).toBe(expected);
        expect(withoutCode(markdown).slice(markdown.indexOf("\n"))).not.toMatch(references);
        expect(markdown).not.toMatch(/[^\P{C}\n]/u);
      }),
      { numRuns: 500 },
    );
  });

  it("is cut where it is long, so that one name cannot fill the comment", () => {
    const length = renderMarkdown(sampleReview("x")).length;

    expect(renderMarkdown(sampleReview("`a ".repeat(100_000))).length).toBeLessThan(length + 60_000);
  });

  it("stays one name in the summary line, whatever words it is made of", () => {
    const [, , heading] = renderMarkdown(sampleReview("hall: nothing changes. Low")).split("\n");

    expect(heading).toBe(
      "### Not everything could be compared. Critical: `hall: nothing changes. Low`: Everybody who holds hall: nothing changes.",
    );
  });

  it("is noticed by this test where it is not escaped", () => {
    const expected = structure("- `mailer` reads mail");

    expect(structure("- `x` y, (z)! reads mail")).toBe(expected);
    for (const escaped of ["@eve", "[x](y)", "<b>", "a | b", "x\n# y", "`", "*x*"]) {
      expect(structure(`- ${escaped} reads mail`)).not.toBe(expected);
    }
  });
});

describe("a foreign text in a picture", () => {
  it("stands in a box and nowhere else, as letters, digits and codes", () => {
    const box =
      /^ {2}(?:app|permission|api)\d+(?:\["|\(\["|\[\(")[\p{L}\d ._#;-]*(?:<br\/>application)?(?:"\]|"\]\)|"\)\])$/u;
    const line =
      /^ {2}app1 (?:== wider, high ==>|-\. gone \.->) permission\d$|^ {2}permission\d --- api1$|^flowchart LR$/;
    fc.assert(
      fc.property(foreignText, (foreign) => {
        const lines = renderMermaid(sampleReview(foreign)).split("\n");

        expect(lines.filter((one) => !box.test(one) && !line.test(one))).toEqual([]);
      }),
    );
  });
});

describe("a foreign text on a terminal", () => {
  it("moves no cursor and changes no colour", () => {
    fc.assert(
      fc.property(foreignText, (foreign) => {
        const text = renderTerminal(sampleReview(foreign), { width: 80, paint: (_style, painted) => painted });

        expect(text.replaceAll("\n", "")).not.toMatch(/\p{C}/u);
      }),
    );
  });
});
