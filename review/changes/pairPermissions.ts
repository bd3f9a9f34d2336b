/** Which permission took another's place: people read one change more easily than a loss and a gain. */
import type { Access, Reach } from "../../catalogue";
import type { PermissionDetails } from "../change";
import { type Difference, type Paired, pairUp } from "../compare/listDifference";

/** More may be done further down. What sends and what writes do not contain each other, and count alike. */
const accessOrder: Readonly<Record<Access, number>> = {
  identity: 0,
  refresh: 0,
  asGranted: 1,
  read: 2,
  send: 3,
  write: 3,
  manage: 4,
  fullControl: 5,
  actAsUser: 5,
};

const reachOrder: Readonly<Record<Reach, number>> = { selected: 0, user: 1, shared: 2, tenant: 3 };

/** The same permission of the other kind first, then another of the same object. */
export function pairPermissions(difference: Difference<PermissionDetails>): Paired<PermissionDetails> {
  return pairUp(difference, (from, to) => {
    if (from.api !== to.api || directionOf(from, to) === undefined) return undefined;
    if (from.permission === to.permission) return 0;
    if (objectOf(from) !== objectOf(to)) return undefined;
    return from.kind === to.kind ? 1 : 2;
  });
}

/** wider: more in at least one respect. undefined: neither, as far as names tell. */
export function directionOf(from: PermissionDetails, to: PermissionDetails): "wider" | "narrower" | undefined {
  const steps = [
    Number(to.kind === "application") - Number(from.kind === "application"),
    rankAccess(to) - rankAccess(from),
    rankReach(to) - rankReach(from),
  ];
  if (steps.some((step) => step > 0)) return "wider";
  return steps.some((step) => step < 0) ? "narrower" : undefined;
}

function objectOf({ permission }: PermissionDetails): string {
  // A name without a point is its own object: `user_impersonation`.
  return permission.split(".")[0] ?? permission;
}

function rankAccess({ access, permission }: PermissionDetails): number {
  if (access === undefined) return 0;
  return accessOrder[access] - (permission.includes("ReadBasic") ? 0.5 : 0);
}

function rankReach({ reach }: PermissionDetails): number {
  return reach === undefined ? 0 : reachOrder[reach];
}
