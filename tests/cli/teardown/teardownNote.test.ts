import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readNote, removeNote, writeNote } from "../../../cli/teardown/teardownNote";

let folder: string;
let stack: { readonly rehearsalState: string };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "appreg-note-"));
  stack = { rehearsalState: join(folder, "stacks", "shop", "dev.json") };
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const note = { tenantId: "tenant-1", objectIds: ["object-1", "object-2"] };
const file = () => join(folder, "stacks", "shop", "dev.teardown.json");

describe("the note of a teardown that has begun", () => {
  it("is there for the next run of the same tenant, until it is removed", () => {
    expect(readNote(stack, "tenant-1")).toEqual(new Set());
    writeNote(stack, note);

    expect(readNote(stack, "tenant-1")).toEqual(new Set(note.objectIds));
    expect(readNote(stack, "tenant-2")).toEqual(new Set());
    expect(JSON.parse(readFileSync(file(), "utf8"))).toEqual(note);
    expect(statSync(file()).mode & 0o777).toBe(0o600);

    removeNote(stack);
    removeNote(stack);
    expect(readNote(stack, "tenant-1")).toEqual(new Set());
  });

  it("tells nothing where it is damaged, and keeps no teardown where it cannot be written", () => {
    writeNote(stack, note);
    writeFileSync(file(), '{"tenantId":"tenant-1","objectIds":[1]}');

    expect(readNote(stack, "tenant-1")).toEqual(new Set());
    writeFileSync(join(folder, "file"), "");
    expect(() => writeNote({ rehearsalState: join(folder, "file", "dev.json") }, note)).not.toThrow();
  });
});
