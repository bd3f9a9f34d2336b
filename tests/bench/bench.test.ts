import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { renderTable } from "../../bench/renderTable";
import { spreadOf } from "../../bench/statistics";

const run = promisify(execFile);
const script = join(__dirname, "..", "..", "bench", "run.cjs");

describe("npm run bench", { timeout: 120_000 }, () => {
  it.each([
    ["start", "command", 3],
    ["tenant", "request", 6],
    ["rehearsal", "operation", 4],
    ["teardown", "by", 1],
    ["review", "apps", 1],
    ["catalogueLoad", "api", 2],
    ["leastPrivilege", "what", 5],
    ["typeCheck", "catalogue", 2],
  ])("measures %s at its smallest", async (which, key, rows) => {
    const { stdout } = await run(process.execPath, [script, which, "--smallest", "--json"]);

    const figures: Record<string, unknown>[] = JSON.parse(stdout)[which];
    expect(figures).toHaveLength(rows);
    expect(new Set(figures.map((figure) => figure[key])).size).toBe(rows);
  });

  it("refuses what it does not know", async () => {
    const refused = await run(process.execPath, [script, "everything"]).catch((error: unknown) => error);

    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining("Usage: npm run bench") });
  });
});

describe("a table", () => {
  it("has its numbers at the right, as wide as they need to be", () => {
    expect(
      renderTable(
        ["name", "ms"],
        [
          ["one", "5"],
          ["another", "1234"],
        ],
      ),
    ).toBe(["name       ms", "one         5", "another  1234"].join("\n"));
  });
});

describe("a spread", () => {
  it("has the middle of an odd number of runs, and the mean of the two in the middle of an even one", () => {
    expect([spreadOf([3, 1, 2]), spreadOf([4, 1, 2, 9])]).toEqual([
      { min: 1, median: 2, max: 3 },
      { min: 1, median: 3, max: 9 },
    ]);
  });
});
