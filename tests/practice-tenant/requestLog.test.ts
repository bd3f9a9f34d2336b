import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openRequestLog, readRequestLog } from "../../practice-tenant/requestLog";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "log-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("leaves out an answer that is reported after the log was closed, instead of failing a moment later", async () => {
  const log = openRequestLog(folder);
  const entry = { time: "2026-11-22T12:00:00Z", method: "GET", path: "/v1.0/me", status: 200, milliseconds: 1 };
  log.add(entry);
  log.close();
  log.add({ ...entry, path: "/v1.0/users" });
  // Longer than entries wait to be written together.
  await new Promise((resolve) => setTimeout(resolve, 60));

  expect(readRequestLog(folder)).toEqual([entry]);
});
