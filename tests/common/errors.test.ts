import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { errorCodes } from "../../common";

const root = join(__dirname, "..", "..");
const rooms = [
  "catalogue",
  "components",
  "directory",
  "practice-tenant",
  "rehearsal",
  "token",
  "lifecycle",
  "adopt",
  "cli",
];

function sources(): string[] {
  return rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => readFileSync(join(root, room, name), "utf8")),
  );
}

describe("error codes", () => {
  it("each have one row in docs/errors.md, in the same order, and no row stands for another code", () => {
    const rows = readFileSync(join(root, "docs", "errors.md"), "utf8").matchAll(/^\| `(ERR_[A-Z_]+)` \|/gm);

    expect([...rows].map((row) => row[1])).toEqual([...errorCodes]);
  });

  it("are each raised somewhere", () => {
    const text = sources().join("\n");

    expect(errorCodes.filter((code) => !text.includes(`"${code}"`))).toEqual([]);
  });
});
