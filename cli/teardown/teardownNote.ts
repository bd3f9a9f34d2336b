/**
 * A note of what a teardown has begun to take away, beside the rehearsal's state.
 *
 * Once an engine has forgotten an app without a marker, nothing else would tell the next run that it is in the recycle bin.
 * The note holds object ids and nothing else, and goes when nothing is left.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import type { Stack } from "../project/findProject";

const noteShape = z.strictObject({ tenantId: z.string(), objectIds: z.array(z.string()) });

/** @returns object ids; none where there is no note, or one of another tenant, or one that nobody understands */
export function readNote(stack: Pick<Stack, "rehearsalState">, tenantId: string): ReadonlySet<string> {
  try {
    const note = noteShape.parse(JSON.parse(readFileSync(fileOf(stack), "utf8")));
    return new Set(note.tenantId === tenantId ? note.objectIds : []);
  } catch {
    return new Set();
  }
}

/** Where no file can be written (a checkout that is read only) there is none: it only ever helps a second run. */
export function writeNote(
  stack: Pick<Stack, "rehearsalState">,
  note: { readonly tenantId: string; readonly objectIds: readonly string[] },
): void {
  const file = fileOf(stack);
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, `${JSON.stringify(note)}\n`, { mode: 0o600 });
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause)) throw cause;
  }
}

export function removeNote(stack: Pick<Stack, "rehearsalState">): void {
  rmSync(fileOf(stack), { force: true });
}

function fileOf({ rehearsalState }: Pick<Stack, "rehearsalState">): string {
  return rehearsalState.replace(/\.json$/, ".teardown.json");
}
