/** Asks a person to enter the code of a device. */
import type { PracticeUser } from "../../practice-tenant";
import type { DeviceCodePrompt } from "../../token";

/**
 * The code ends a short line, where no screen breaks it. Of a practice tenant's `users` a member is named, because
 * that user can be played.
 */
export function renderPrompt(
  { verificationUri, userCode }: DeviceCodePrompt,
  users: readonly Pick<PracticeUser, "role" | "userPrincipalName">[] = [],
): string {
  const member = users.find(({ role }) => role === "member");
  const shorter = member === undefined ? "" : `  (here --user ${member.userPrincipalName} signs in by itself)\n`;
  return `To sign in, open ${verificationUri}\n  and enter the code ${userCode}\n${shorter}`;
}
