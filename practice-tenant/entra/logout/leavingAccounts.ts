/** Which of the people who are signed in with a browser a sign-out is about. */
import { pairwiseSubject } from "../../tokens/pairwiseSubject";
import type { Visit } from "../interaction/visit";
import type { SignedIn } from "../sessions/browserSessions";
import { readOpaqueHint } from "../sessions/loginHint";
import type { IdTokenHint } from "./idTokenHint";

/**
 * Whom `logout_hint` or the id token names, whom the person chose on the page, or the only one there is. Undefined when
 * there are several and the person has to choose.
 */
export function leavingAccounts(visit: Visit, idToken: IdTokenHint | undefined): readonly SignedIn[] | undefined {
  const { accounts } = visit;
  if (accounts.length <= 1) return accounts;
  const named = namedAccount(visit, idToken) ?? chosenAccount(visit);
  return named === "all" ? accounts : named && [named];
}

function namedAccount({ accounts, context, query }: Visit, idToken: IdTokenHint | undefined): SignedIn | undefined {
  const hinted = readOpaqueHint(context.store, query.get("logout_hint") ?? "");
  if (hinted !== undefined) return accounts.find(({ account }) => account.userId === hinted.id);
  return idToken && accounts.find(({ account }) => pairwiseSubject(account.userId, idToken.appId) === idToken.subject);
}

function chosenAccount({ accounts, submission }: Visit): SignedIn | "all" | undefined {
  if (submission?.step !== "signOut") return undefined;
  const chosen = submission.fields.get("account");
  return chosen === "all" ? "all" : accounts.find(({ account }) => account.userId === chosen);
}
