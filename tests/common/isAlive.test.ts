import { spawnSync } from "node:child_process";
import { afterEach, describe, expect, it, vi } from "vitest";
import { isAlive } from "../../common";

afterEach(() => vi.restoreAllMocks());

describe("isAlive", () => {
  it("tells a process that runs from one that has ended", () => {
    const { pid } = spawnSync(process.execPath, ["--version"]);

    expect(isAlive(process.pid)).toBe(true);
    expect(isAlive(pid)).toBe(false);
  });

  it.each([
    ["EPERM", true],
    ["ESRCH", false],
  ])("takes %s from the operating system as %s: another user's process lives, too", (code, alive) => {
    vi.spyOn(process, "kill").mockImplementation(() => {
      throw Object.assign(new Error(code), { code });
    });

    expect(isAlive(1)).toBe(alive);
  });
});
