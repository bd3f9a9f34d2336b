/** How long the lines of a project's program may be. */
import { join } from "node:path";
import { nearestFolderWith } from "../project/findProject";
import { readIfThere } from "./initPlace";

/** What Biome and Prettier take where nobody says it, and what a terminal shows whole. */
const usualWidth = 80;

/** What the project's Biome is told. */
export function readLineWidth(folder: string): number {
  const name = "biome.json";
  const place = nearestFolderWith(name, folder);
  const settings = place === undefined ? undefined : readIfThere(join(place, name));
  const [, width] = /"lineWidth"\s*:\s*(\d+)/.exec(settings ?? "") ?? [];
  return width === undefined ? usualWidth : Number(width);
}
