/** What `pulumi stack export` writes, and the file that a self-managed backend keeps. */
import { z } from "zod";
import { type FileResources, fromShape, resourceShape } from "./fileResource";

const deployment = z.looseObject({ resources: z.array(resourceShape).nullish() });
const exported = z.looseObject({ version: z.number(), deployment });
const kept = z.looseObject({ version: z.number(), checkpoint: z.looseObject({ latest: deployment.nullish() }) });

/** @throws {z.ZodError} naming the field that is wrong */
export function parseCheckpoint(content: object): FileResources {
  const found = "checkpoint" in content ? kept.parse(content).checkpoint.latest : exported.parse(content).deployment;
  // What only waits for its deletion is no longer part of the stack.
  const resources = (found?.resources ?? []).filter((resource) => resource.delete !== true);
  return { resources: resources.map(fromShape), replaced: new Set(), failures: [] };
}
