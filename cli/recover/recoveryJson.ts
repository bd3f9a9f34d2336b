/** A recovery as one document: what was found, and whether it was done. */
import type { RecoveryPlan } from "../../lifecycle";
import type { Recovery } from "./recovery";

export interface RecoveryOutcome {
  readonly engine: "rehearsal" | "pulumi";
  readonly plan: RecoveryPlan;
  /** "planned": a dry run. "left": something is left that was to be done. */
  readonly outcome: "planned" | "declined" | "interrupted" | "left" | "done";
}

/** Documented in docs/recover.md. */
export function renderRecoveryJson(
  { project, stack, tenant }: Recovery,
  { engine, plan, outcome }: RecoveryOutcome,
): string {
  const { pending, gone, adoptions, removals, unclear, undeclared } = plan;
  const document = {
    project: project.name,
    stack: stack.name,
    engine,
    tenantId: tenant.tenantId,
    outcome,
    pending,
    gone,
    adopted: adoptions.map(({ entry: { urn, type, name, id }, app }) => ({
      ...{ urn, type, name },
      ...(id !== undefined && { id }),
      ...(app !== undefined && { clientId: app.clientId }),
    })),
    deleted: removals.map((removal) =>
      removal.kind === "application"
        ? { kind: removal.kind, reason: removal.reason, ...removal.app }
        : { kind: removal.credential.kind, reason: removal.reason, ...credentialOf(removal.credential) },
    ),
    unclear: unclear.map((one) =>
      one.kind === "application"
        ? { kind: one.kind, ...one.app, ownedByDeployer: one.ownedByDeployer }
        : { kind: one.credential.kind, ...credentialOf(one.credential) },
    ),
    undeclared,
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function credentialOf({
  name,
  keyId,
  holderId,
  startsAt,
}: {
  name: string;
  keyId: string;
  holderId: string;
  startsAt: string | undefined;
}) {
  return { name, keyId, objectId: holderId, ...(startsAt !== undefined && { startsAt }) };
}
