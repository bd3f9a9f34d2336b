/** Chooses the user of the practice tenant who is played. */
import type { PracticeUser } from "../../practice-tenant";
import { UsageError } from "../usageError";

/**
 * A member where nobody is named: what an administrator may do proves little of what people may.
 *
 * @param wanted sign-in name, or what stands before its "@"
 * @throws {UsageError} naming the users there are
 */
export function choosePerson(users: readonly PracticeUser[], wanted: string | undefined): PracticeUser {
  const isMeant = ({ userPrincipalName }: PracticeUser): boolean =>
    [userPrincipalName, userPrincipalName.split("@")[0]].includes(wanted?.toLowerCase());
  const chosen = wanted === undefined ? users.find(({ role }) => role === "member") : users.find(isMeant);
  if (chosen !== undefined) return chosen;
  throw new UsageError(
    `The practice tenant has no user ${wanted ?? "who is a plain member"}.`,
    `use --user with one of ${users.map(({ userPrincipalName }) => userPrincipalName).join(", ")}`,
  );
}
