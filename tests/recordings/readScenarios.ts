/** Finds the scenarios below a folder, recorded or compact. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { isCompact, readCompact } from "./compactForm";
import type { Scenario } from "./facts";
import { isRecording, readRecording } from "./readRecording";

/** The folder's scenario, or one for each folder in it that holds one, by name. Empty where there is none. */
export function readScenarios(folder: string): Scenario[] {
  if (!existsSync(folder)) return [];
  const own = readScenario(folder);
  if (own !== undefined) return [own];
  const inside = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const names = inside.map(({ name }) => name).sort();
  return names.flatMap((name) => readScenario(join(folder, name)) ?? []);
}

function readScenario(folder: string): Scenario | undefined {
  if (isCompact(folder)) return readCompact(folder);
  return isRecording(folder) ? readRecording(folder) : undefined;
}
