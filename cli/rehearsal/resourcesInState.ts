/** Reads which resources a stack's state holds: the deployment that `pulumi stack export` and the rehearsal write. */
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";

const deployment = z.object({
  deployment: z.object({
    resources: z
      .array(z.object({ urn: z.string(), type: z.string(), outputs: z.record(z.string(), z.unknown()).optional() }))
      .optional(),
  }),
});

export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** The resources of the state but for providers; none where there is no state yet. */
export function resourcesInState(file: string): StateResource[] {
  if (!existsSync(file)) return [];
  const { resources = [] } = deployment.parse(JSON.parse(readFileSync(file, "utf8"))).deployment;
  return resources
    .filter(({ type }) => !type.startsWith("pulumi:providers:"))
    .map(({ urn, type, outputs = {} }) => ({ urn, type, outputs, name: urn.split("::").slice(3).join("::") }));
}
