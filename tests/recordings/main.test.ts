import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { main } from "./main";

const fixtures = join(__dirname, "..", "fixtures", "recordings");

describe("npm run recordings", () => {
  let folder: string;
  let told: string[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "appreg-recordings-"));
    told = [];
    const tell = (text: string) => void told.push(text);
    vi.spyOn(console, "log").mockImplementation(tell);
    vi.spyOn(console, "error").mockImplementation(tell);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true, force: true });
  });

  it("could not run where there is no scenario, and says how it is used", async () => {
    expect(await main([folder])).toBe(2);
    expect(told.join("\n")).toContain(`No scenario in ${folder}\n\nUsage: npm run recordings`);
  });

  it("could not run with a scenario or an option that does not exist", async () => {
    expect(await main([fixtures, "--scenario", "nowhere"])).toBe(2);
    expect(await main(["--fast"])).toBe(2);
    expect(told[0]).toContain('No scenario "nowhere" in');
    expect(told[1]).toContain("Unknown option '--fast'");
  });

  it("writes the compact form of one scenario without playing it", async () => {
    expect(await main([fixtures, "--scenario", "lookups", "--compact", folder])).toBe(0);
    expect(readdirSync(folder)).toEqual(["lookups"]);
    expect(told).toEqual([]);
  });
});
