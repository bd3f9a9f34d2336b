/** Whether an app is where program and state say, before anything in it is compared. */
import type { DriftFinding, ExistenceSubject, Remedy } from "./driftFinding";
import type { AppPictures, Stranger } from "./pictures";

/** Days for which Entra keeps a deleted application. */
const recycleDays = 30;

/** Empty where the app is declared, recorded and there, so that it can be compared. */
export function judgeExistence({ name, declared, recorded, actual }: AppPictures): readonly DriftFinding[] {
  if (recorded === undefined) return declared === undefined ? [] : [notApplied(name)];
  if (actual.at === "tenant") return declared === undefined ? [notDeclared(name, recorded.clientId)] : [];
  // What nobody declares any more may well be gone.
  if (declared === undefined) return [goneFromState(name, recorded.objectId)];
  if (actual.at === "nowhere") {
    return [
      missing(name, "deleted, and no longer in the recycle bin", { kind: "gone", objectId: recorded.objectId }, [
        apply,
      ]),
    ];
  }
  const { objectId, deletedAt } = actual.deleted;
  const restore: Remedy = {
    kind: "restore",
    call: { method: "POST", path: `/directory/deletedItems/${objectId}/restore` },
    until: lastDay(deletedAt),
  };
  return [missing(name, "deleted, and in the recycle bin", { kind: "deleted", objectId, deletedAt }, [restore, apply])];
}

export function judgeStranger({ name, app }: Stranger): DriftFinding {
  const { clientId, displayName, createdAt } = app;
  return {
    ...{ app: name, area: "app", kind: "added", side: "tenant", severity: "medium", opens: true },
    what: `application ${clientId} with the stack's marker`,
    actual: displayName,
    subject: { kind: "unrecorded", clientId, displayName, createdAt },
    remedies: [{ kind: "recover" }],
  };
}

const apply: Remedy = { kind: "apply" };

function missing(app: string, what: string, subject: ExistenceSubject, remedies: readonly Remedy[]): DriftFinding {
  return {
    ...{ app, area: "app", kind: "missing", side: "tenant", severity: "high", opens: false },
    ...{ what: "application", declared: "there", recorded: "there", actual: what, subject, remedies },
  };
}

function notApplied(app: string): DriftFinding {
  return {
    ...{ app, area: "app", kind: "missing", side: "program", severity: "low", opens: false },
    ...{ what: "application", declared: "there", subject: { kind: "notApplied" }, remedies: [apply] },
  };
}

/** It goes with the next run, and until then may do what it could. */
function notDeclared(app: string, clientId: string): DriftFinding {
  return {
    ...{ app, area: "app", kind: "added", side: "program", severity: "medium", opens: true },
    ...{ what: "application", recorded: "there", actual: "there", subject: { kind: "notDeclared", clientId } },
    remedies: [apply, { kind: "declare" }],
  };
}

function goneFromState(app: string, objectId: string): DriftFinding {
  return {
    ...{ app, area: "app", kind: "missing", side: "state", severity: "info", opens: false },
    ...{ what: "application", recorded: "there", subject: { kind: "gone", objectId }, remedies: [{ kind: "refresh" }] },
  };
}

/** The last day on which it can be restored, as `2026-12-22` in UTC. */
function lastDay(deletedAt: string | undefined): string | undefined {
  const moment = Date.parse(deletedAt ?? "");
  if (Number.isNaN(moment)) return undefined;
  return new Date(moment + recycleDays * 86_400_000).toISOString().slice(0, 10);
}
