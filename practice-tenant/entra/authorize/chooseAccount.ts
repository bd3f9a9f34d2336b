/** Which of the people who are signed in with a browser an app means. */
import type { Store } from "../../store";
import type { FormFields } from "../formFields";
import type { SignedIn } from "../sessions/browserSessions";
import { readLoginHint } from "../sessions/loginHint";

/** Whoever `sid` or `login_hint` names; everybody when the request names nobody. */
export function matchingAccounts(store: Store, accounts: readonly SignedIn[], fields: FormFields): SignedIn[] {
  const sid = fields.get("sid") ?? "";
  if (sid !== "") return accounts.filter(({ account }) => account.sid === sid);
  const hint = fields.get("login_hint") ?? "";
  if (hint === "") return [...accounts];
  const wanted = readLoginHint(store, hint)?.id;
  return accounts.filter(({ person }) => person.user.id === wanted);
}
