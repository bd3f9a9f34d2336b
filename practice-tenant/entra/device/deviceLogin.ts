/**
 * The browser's side of the device flow: which code, who, was it you, may it. The code travels in the address
 * (`?otc=…`) from the second page on, so that every page can be shown again.
 */
import type { TenantContext } from "../../context";
import { requireClient } from "../clientChecks/requireClient";
import type { Client } from "../clients/findClient";
import { checkAssigned } from "../consent/appRoles";
import { askConsent } from "../interaction/askConsent";
import { identify } from "../interaction/identify";
import { type Outcome, showPage } from "../interaction/outcome";
import type { Visit } from "../interaction/visit";
import { confirmDevicePage } from "../pages/confirmDevicePage";
import { messagePage } from "../pages/messagePage";
import { userCodePage } from "../pages/userCodePage";
import { Refusal, refuse } from "../refusals/refusal";
import { parseScope } from "../scopes/parseScope";
import { resolveScope } from "../scopes/resolveScope";
import type { Person } from "../sessions/person";
import type { DeviceCode } from "../signInRecords";
import { requirePendingCode } from "./userCodes";

export function deviceLogin(visit: Visit): Outcome {
  const { submission, query } = visit;
  if (submission?.step === "userCode") return acceptUserCode(visit, submission.fields.get("userCode") ?? "");
  const typed = query.get("otc");
  if (typed === undefined) return askUserCode(visit, "");
  try {
    return answerDevice(visit, requirePendingCode(visit.context, typed));
  } catch (error) {
    return askAgain(visit, typed, error);
  }
}

function acceptUserCode(visit: Visit, typed: string): Outcome {
  try {
    const { userCode } = requirePendingCode(visit.context, typed);
    return { kind: "redirect", location: `?otc=${userCode}` };
  } catch (error) {
    return askAgain(visit, typed, error);
  }
}

/** A code that is wrong, answered or over can be corrected; any other refusal ends here. */
function askAgain(visit: Visit, typed: string, error: unknown): Outcome {
  if (!(error instanceof Refusal) || (error.code !== 70018 && error.code !== 70020)) throw error;
  return askUserCode(visit, typed, error);
}

function askUserCode(visit: Visit, userCode: string, refusal?: Refusal): Outcome {
  const problem = refusal && `AADSTS${refusal.code}: ${refusal.message}`;
  return showPage(userCodePage({ stamp: visit.stamp("userCode"), userCode, problem }), refusal?.status);
}

function answerDevice(visit: Visit, code: DeviceCode): Outcome {
  const { context } = visit;
  const client = requireClient(context, code.appId);
  const subject = code.userCode;
  const identified = identify(visit, { app: client.displayName, subject, mayUseSession: false });
  if ("outcome" in identified) return identified.outcome;
  try {
    checkAssigned(context, client, identified.person.user);
    return confirm(visit, { code, client, person: identified.person });
  } catch (error) {
    if (!(error instanceof Refusal) || (error.code !== 65004 && error.code !== 90094)) throw error;
    return settle(context, code, { state: "declined", userId: null, signedIn: null, isStrong: false });
  }
}

interface DeviceSignIn {
  readonly code: DeviceCode;
  readonly client: Client;
  readonly person: Person;
}

/** @throws {Refusal} 65004 or 90094 when the person turns back */
function confirm(visit: Visit, { code, client, person }: DeviceSignIn): Outcome {
  const { context, submission } = visit;
  const isAsked = submission?.subject.startsWith(code.userCode) === true;
  const isConfirmed = isAsked && submission?.step !== "signIn" && submission?.step !== "secondFactor";
  if (!isConfirmed) {
    const stamp = visit.stamp("confirmDevice", code.userCode);
    return showPage(confirmDevicePage({ stamp, app: client.displayName, person: person.user.userPrincipalName }));
  }
  if (submission.step === "confirmDevice" && submission.fields.get("decision") !== "accept") {
    throw refuse(65004, { app: client.displayName });
  }
  const requested = resolveScope(context, client, parseScope(code.scope));
  const page = askConsent(visit, { client, person, requested, forced: false, subject: code.userCode });
  const signedIn = context.clock().getTime();
  const isStrong = visit.signedIn?.account.isStrong === true;
  return page ?? settle(context, code, { state: "approved", userId: person.user.id, signedIn, isStrong });
}

function settle(
  { store }: TenantContext,
  code: DeviceCode,
  answer: Pick<DeviceCode, "state" | "userId" | "signedIn" | "isStrong">,
): Outcome {
  store.put("deviceCode", { ...code, ...answer });
  return showPage(
    answer.state === "approved"
      ? messagePage("You are signed in", "Go back to your app or device; you can close this window.")
      : messagePage("Nothing was signed in", "You turned the request down; you can close this window."),
  );
}
