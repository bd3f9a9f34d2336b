/** Why something is still there after a teardown. */
import type { TeardownPlan } from "./planTeardown";
import type { ResidueObject } from "./residue";
import type { TakenAway } from "./takeAway";

export type ResidueReason =
  | "protected"
  | "retained"
  | "needed"
  /** The recycle bin was to be left alone. */
  | "recycled"
  | "refused"
  /** The engine has it in its state and did not delete it. */
  | "engine"
  /** It was taken away, and the directory shows it still. */
  | "lagging"
  /** It turned up after the question, so nobody agreed to it. */
  | "new";

export interface ExplainedResidue extends ResidueObject {
  readonly reason: ResidueReason;
}

/** Undefined where nobody looked. */
export function explainResidue(
  { residue, refused }: TakenAway,
  plan: Pick<TeardownPlan, "apps" | "left" | "recycled">,
  { keepRecycled }: { readonly keepRecycled: boolean },
): readonly ExplainedResidue[] | undefined {
  if (residue === undefined) return undefined;
  const refusals = new Set(refused.map(({ object }) => object));
  const left = new Map(plan.left.map(({ objectId, reason }) => [objectId, reason]));
  const leftClients = new Map(
    residue.flatMap(({ objectId, clientId }) => {
      const reason = left.get(objectId);
      return reason === undefined || clientId === undefined ? [] : [[clientId, reason] as const];
    }),
  );
  const byEngine = new Set(plan.apps.filter(({ by }) => by === "engine").map(({ clientId }) => clientId));
  const known = new Set([...plan.apps, ...plan.recycled].map(({ clientId }) => clientId));
  const reasonOf = (object: ResidueObject): ResidueReason => {
    const { kind, objectId, clientId = "" } = object;
    if (refusals.has(object)) return "refused";
    const kept = left.get(objectId) ?? leftClients.get(clientId);
    if (kept !== undefined && kept !== "foreign") return kept;
    const isRecycled = kind === "recycledApplication" || kind === "recycledServicePrincipal";
    if (isRecycled && keepRecycled) return "recycled";
    if (!isRecycled && byEngine.has(clientId)) return "engine";
    return known.has(clientId) || clientId === "" ? "lagging" : "new";
  };
  return residue.map((object) => ({ ...object, reason: reasonOf(object) }));
}
