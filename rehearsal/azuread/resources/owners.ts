/** Owners of applications and service principals. */
import { sameId, textOf } from "../jsonValues";
import type { OperationContext } from "../resourceType";

/** How many owners one creating call takes, the caller among them. */
const mostAtCreation = 20;

/** How the owners of a new object are set. */
export interface OwnerPlan {
  /** URLs for the creating call: the caller first, because nobody else may add owners afterwards. */
  readonly bound: readonly string[];
  /** Ids to be added once the object exists. */
  readonly later: readonly string[];
  /** The caller is an owner only for the time of the creation. */
  readonly removeCaller: boolean;
}

export function planOwners({ graph, caller }: OperationContext, owners: readonly string[]): OwnerPlan {
  const others = owners.filter((owner) => !sameId(owner, caller.objectId));
  const atOnce = others.slice(0, mostAtCreation - 1);
  return {
    bound: [caller.objectId, ...atOnce].map((owner) => graph.directoryObjectUrl(owner)),
    later: others.slice(mostAtCreation - 1),
    removeCaller: others.length === owners.length,
  };
}

/** Finishes what the creating call could not do. @param path of the new object, such as `/applications/…`. */
export async function settleOwners(context: OperationContext, path: string, plan: OwnerPlan): Promise<void> {
  for (const owner of plan.later) await addOwner(context, path, owner);
  if (plan.removeCaller) await context.graph.delete(`${path}/owners/${context.caller.objectId}/$ref`);
}

/** Adds and removes owners until exactly the wanted ones are left. */
export async function changeOwners(context: OperationContext, path: string, wanted: readonly string[]): Promise<void> {
  const existing = await readOwners(context, path);
  for (const owner of wanted.filter((id) => !existing.includes(id))) await addOwner(context, path, owner);
  for (const owner of existing.filter((id) => !wanted.includes(id))) {
    await context.graph.delete(`${path}/owners/${owner}/$ref`);
  }
}

export async function readOwners(context: OperationContext, path: string): Promise<string[]> {
  return (await context.graph.list(`${path}/owners`)).map((owner) => textOf(owner, "id"));
}

export async function addOwner({ graph }: OperationContext, path: string, owner: string): Promise<void> {
  await graph.post(`${path}/owners/$ref`, { "@odata.id": graph.directoryObjectUrl(owner) });
}
