import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { followRequests } from "../../cli/practice/followRequests";
import { type RequestLogEntry, requestLogFile } from "../../practice-tenant";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "appreg-follow-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

function addEntry(path: string): RequestLogEntry {
  const entry = { time: "2026-11-22T15:04:05.678Z", method: "GET", path, status: 200, milliseconds: 2.6 };
  appendFileSync(requestLogFile(folder), `${JSON.stringify(entry)}\n`);
  return entry;
}

describe("followRequests", () => {
  it("tells what was asked before and what is asked meanwhile, each once, until it is interrupted", async () => {
    const first = addEntry("/v1.0/me");
    const interruption = new AbortController();
    const told: RequestLogEntry[] = [];
    const following = followRequests(
      folder,
      (entry) => {
        told.push(entry);
        if (told.length === 2) interruption.abort();
      },
      interruption.signal,
    );
    const second = addEntry("/v1.0/me/contacts");
    await following;

    expect(told).toEqual([first, second]);
  });

  it("says that there is no tenant yet", async () => {
    const missing = join(folder, "missing");

    await expect(followRequests(missing, () => undefined, AbortSignal.abort())).rejects.toMatchObject({
      code: "ERR_USAGE",
      fix: "start one with `appreg practice serve`",
    });
  });
});
