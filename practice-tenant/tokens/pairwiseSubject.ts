/** The `sub` of a user: the same for one client always, and of no use to any other. */
import { createHash } from "node:crypto";

export function pairwiseSubject(userId: string, audienceAppId: string): string {
  return createHash("sha256").update(`${userId} ${audienceAppId}`).digest("base64url");
}
