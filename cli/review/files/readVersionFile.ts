/** Reads a file of Pulumi's that tells what a stack holds or will hold, whichever of the three it is. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { VersionFileUnreadableError } from "../errors";
import type { FileResources, VersionFile } from "./fileResource";
import { parseCheckpoint } from "./parseCheckpoint";
import { parsePreview } from "./parsePreview";
import { parseSavedPlan } from "./parseSavedPlan";

/**
 * @param before what a saved plan is a difference to
 * @throws {VersionFileUnreadableError} saying why
 */
export function readVersionFile(file: string, before?: FileResources): VersionFile {
  const content = parseJson(file);
  try {
    if ("steps" in content || "changeSummary" in content) return parsePreview(file, content);
    if ("resourcePlans" in content || "plan" in content) return { head: parseSavedPlan(file, content, before) };
    if ("deployment" in content || "checkpoint" in content) return { head: parseCheckpoint(content) };
  } catch (cause) {
    if (!(cause instanceof z.ZodError)) throw cause;
    throw new VersionFileUnreadableError(file, `${cause.issues[0]?.path.join(".")} is missing or has another form`);
  }
  throw new VersionFileUnreadableError(file, "it is neither a checkpoint nor a plan");
}

function parseJson(file: string): object {
  try {
    // A byte order mark is what PowerShell puts in front of what it redirects into a file.
    const content: unknown = JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
    if (typeof content === "object" && content !== null) return content;
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new VersionFileUnreadableError(file, "it is no JSON");
    throw new VersionFileUnreadableError(file, "it cannot be read", "name a file that exists and is yours to read");
  }
  throw new VersionFileUnreadableError(file, "it is neither a checkpoint nor a plan");
}
