/** Asks a person who is signed in for a second factor, where the account needs one. */
import { secondFactorPage } from "../pages/secondFactorPage";
import { refuse } from "../refusals/refusal";
import { needsSecondFactor, registerSecondFactor } from "../sessions/secondFactor";
import { type Outcome, showPage } from "./outcome";
import type { Visit } from "./visit";

/**
 * The page, or undefined when there is nothing (more) to show.
 *
 * @param subject what the visit is about, for the hidden field
 * @throws {Refusal} 500121 when the person denies it
 */
export function askSecondFactor(visit: Visit, subject: string | undefined): Outcome | undefined {
  const { context, signedIn, submission } = visit;
  if (signedIn === undefined || signedIn.account.isStrong || !needsSecondFactor(context, signedIn.person)) {
    return undefined;
  }
  if (submission?.step !== "secondFactor") {
    const person = signedIn.person.user.userPrincipalName;
    return showPage(secondFactorPage({ stamp: visit.stamp("secondFactor", subject), person }));
  }
  if (submission.fields.get("decision") !== "approve") throw refuse(500121);
  registerSecondFactor(context, signedIn.person);
  visit.use({ ...signedIn.account, isStrong: true });
  return undefined;
}
