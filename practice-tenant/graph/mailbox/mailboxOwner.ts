/** Whose mailbox a call is about. */
import type { GraphCall } from "../http/graphCall";
import { requireUser } from "../people/peopleRoutes";

/** Object id of the user whose mailbox the path names. */
export function mailboxOwner({ context, caller, params }: GraphCall): string {
  return requireUser(context.store, params.userId ?? caller.objectId).id;
}
