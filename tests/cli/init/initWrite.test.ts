/** All files of a plan are written, or none. */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { renderDiff } from "../../../cli/init/lineDiff";
import type { PlannedFile } from "../../../cli/init/planInit";
import { writeFiles } from "../../../cli/init/writeFiles";
import { plain } from "../../../cli/paint";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "appreg-write-"));
  const made = folder;
  onTestFinished(() => rmSync(made, { recursive: true }));
});

function planned(name: string, before: string | undefined, after: string): PlannedFile {
  return { path: join(folder, name), before, after };
}

describe("the files of a plan", () => {
  it("are written, in folders that are made for them, with the rights of those they replace", () => {
    writeFileSync(join(folder, "index.ts"), "old");
    chmodSync(join(folder, "index.ts"), 0o640);
    writeFiles([planned("index.ts", "old", "new"), planned("src/more.ts", undefined, "more")]);

    expect(readFileSync(join(folder, "index.ts"), "utf8")).toBe("new");
    expect(statSync(join(folder, "index.ts")).mode & 0o777).toBe(0o640);
    expect(readFileSync(join(folder, "src", "more.ts"), "utf8")).toBe("more");
    expect(readdirSync(folder).sort()).toEqual(["index.ts", "src"]);
  });

  it("are left alone where one of them has changed in the meantime", () => {
    writeFileSync(join(folder, "index.ts"), "older");

    expect(() => writeFiles([planned("a.yaml", undefined, "a"), planned("index.ts", "old", "new")])).toThrow(
      `${join(folder, "index.ts")} has changed in the meantime, and nothing was written.`,
    );
    expect(readdirSync(folder)).toEqual(["index.ts"]);
  });

  it("are put back where one of them cannot be written", () => {
    writeFileSync(join(folder, "index.ts"), "old");
    // One and the same name cannot be a file and a folder.
    const impossible = [planned("a", undefined, "a"), planned("a/b.ts", undefined, "b")];

    expect(() => writeFiles([planned("index.ts", "old", "new"), ...impossible])).toThrow("Nothing was written: E");
    expect(readFileSync(join(folder, "index.ts"), "utf8")).toBe("old");
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(["a", "index.ts"]);
  });
});

describe("a difference", () => {
  it("shows what changes with two lines around it, and what is between only as a mark", () => {
    const lines = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
    const before = `${lines.join("\n")}\n`;
    const after = before.replace("b\n", "B\n").replace("i\n", "").replace("j\n", "j\nk\n");

    expect(renderDiff(before, after, plain)).toBe("  a\n- b\n+ B\n  c\n  d\n  …\n  g\n  h\n- i\n  j\n+ k\n");
  });

  it("of a new file is the file, and of two equal ones nothing", () => {
    expect(renderDiff("", "a\n\nb\n", plain)).toBe("+ a\n+\n+ b\n");
    expect(renderDiff("a\nb\n", "a\nb\n", plain)).toBe("");
  });

  it("finds lines that stay between lines that come", () => {
    expect(renderDiff("x\ny\n", "a\nx\nb\ny\nc\n", plain)).toBe("+ a\n  x\n+ b\n  y\n+ c\n");
  });
});
