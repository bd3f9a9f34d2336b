/**
 * Locks an account for a while when somebody tries passwords.
 *
 * Source: entra-docs howto-password-smart-lockout: after ten wrong passwords, for a minute; the last three wrong ones
 * count once, because a device that keeps sending an old password is no attack.
 */
import type { TenantContext } from "../../context";
import { hashSecret } from "../../secretHash";
import { keepExpiring } from "../keepExpiring";
import { refuse } from "../refusals/refusal";

const threshold = 10;
const lockoutTime = 60_000;
const remembered = 3;

/** @throws {Refusal} 50053, whatever the password is */
export function checkNotLocked(context: TenantContext, userId: string): void {
  const failures = recentFailures(context, userId);
  if (failures !== undefined && failures.count >= threshold) throw refuse(50053);
}

export function noteWrongPassword(context: TenantContext, userId: string, password: string): void {
  const failures = recentFailures(context, userId);
  const hash = hashSecret(password);
  const last = failures?.last ?? [];
  if (last.includes(hash)) return;
  keepExpiring(context, "passwordFailures", {
    id: userId,
    count: (failures?.count ?? 0) + 1,
    last: [hash, ...last].slice(0, remembered),
    expires: context.clock().getTime() + lockoutTime,
  });
}

export function forgetWrongPasswords({ store }: TenantContext, userId: string): void {
  store.remove("passwordFailures", userId);
}

function recentFailures({ store, clock }: TenantContext, userId: string) {
  const failures = store.get("passwordFailures", userId);
  return failures !== undefined && failures.expires > clock().getTime() ? failures : undefined;
}
