import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runScript } from "./scriptRun";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "appreg-reading-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const check = () => runScript({ script: "checkReading", inputs: { FOLDER: folder } });

describe("what a run of a pull request handed over", () => {
  it("is taken where it is one file of JSON", async () => {
    const file = join(folder, "declared.json");
    writeFileSync(file, "{}");

    expect(await check()).toMatchObject({ code: 0, outputs: `file=${file}\n` });
  });

  it("is refused where there is none", async () => {
    expect(await check()).toMatchObject({
      code: 1,
      outputs: "",
      stdout: "::error::the run handed over no declared.json\n",
    });
  });

  it("is refused as a link, which could lead anywhere", async () => {
    symlinkSync("/etc/passwd", join(folder, "declared.json"));

    expect(await check()).toMatchObject({ code: 1, stdout: "::error::declared.json is no ordinary file\n" });
  });

  it("is refused where it is too long to be read", async () => {
    writeFileSync(join(folder, "declared.json"), `"${"x".repeat(8 * 1024 * 1024)}"`);

    expect((await check()).stdout).toBe("::error::declared.json has 8388610 bytes; at most 8388608 are read\n");
  });

  it("is refused where it is no JSON", async () => {
    writeFileSync(join(folder, "declared.json"), "::set-output name=x::y");

    expect(await check()).toMatchObject({ code: 1, stdout: "::error::declared.json is no JSON\n" });
  });
});
