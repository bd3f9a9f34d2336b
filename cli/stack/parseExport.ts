/** What `pulumi stack export` prints, as far as a record of a stack needs it. */
import { z } from "zod";
import { fromShape, resourceShape } from "../review/files/fileResource";
import type { PendingOperation, RecordedResource } from "./stackRecord";

const recordedShape = resourceShape.extend({
  id: z.string().optional(),
  custom: z.boolean().optional(),
  parent: z.string().optional(),
  protect: z.boolean().optional(),
  retainOnDelete: z.boolean().optional(),
  dependencies: z.array(z.string()).nullish(),
  provider: z.string().optional(),
});

const exported = z.looseObject({
  version: z.number(),
  deployment: z.looseObject({
    resources: z.array(recordedShape).nullish(),
    pending_operations: z.array(z.looseObject({ type: z.string(), resource: resourceShape })).nullish(),
  }),
});

export interface ExportedState {
  readonly resources: readonly RecordedResource[];
  readonly pendingOperations: readonly PendingOperation[];
}

/** @throws {z.ZodError} naming the field that is wrong; {SyntaxError} where it is no JSON */
export function parseExport(text: string): ExportedState {
  const { deployment } = exported.parse(JSON.parse(text));
  return {
    resources: (deployment.resources ?? []).filter((resource) => resource.delete !== true).map(toRecorded),
    pendingOperations: (deployment.pending_operations ?? []).map(({ type, resource }) => ({
      kind: type,
      urn: resource.urn,
      type: resource.type,
    })),
  };
}

function toRecorded(shape: z.infer<typeof recordedShape>): RecordedResource {
  const { aliases: _aliases, ...resource } = fromShape(shape);
  const { id = "", parent = "", custom = false, protect, retainOnDelete, dependencies, provider } = shape;
  return {
    ...{ ...resource, id, parent, custom },
    ...(protect === true ? { protect } : {}),
    ...(retainOnDelete === true ? { retainOnDelete } : {}),
    ...(dependencies ? { dependencies } : {}),
    ...(provider === undefined ? {} : { provider }),
  };
}
