/** Tells an app of a practice tenant from one of a real tenant. */
import type { AppAccess } from "../../token";

/** Practice tenants are on this machine, and no real one is. */
export function isPracticeTenant({ authority }: Pick<AppAccess, "authority">): boolean {
  return ["127.0.0.1", "localhost", "[::1]"].includes(new URL(authority).hostname);
}
