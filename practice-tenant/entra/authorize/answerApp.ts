/** Sends the browser back to the app, with a code or with a refusal. */
import { type Outcome, showPage } from "../interaction/outcome";
import { formPostPage } from "../pages/formPostPage";
import type { Refusal } from "../refusals/refusal";
import { describeRefusal, type RefusalTrace } from "../refusals/renderRefusal";
import { type AuthorizeRequest, type ResponseMode, responseModeOf } from "./authorizeRequest";

/** Parameters of the answer; undefined ones are left out. */
export type AnswerParameters = Readonly<Record<string, string | undefined>>;

/** `state` comes back exactly as it was sent. */
export function answerApp(request: AuthorizeRequest, parameters: AnswerParameters): Outcome {
  const state = request.fields.get("state");
  return deliver(responseModeOf(request), request.redirectUri, { ...parameters, state });
}

export function refuseToApp(request: AuthorizeRequest, refusal: Refusal, trace: RefusalTrace): Outcome {
  return answerApp(request, {
    error: refusal.error,
    error_description: describeRefusal(refusal, trace),
    error_uri: `https://login.microsoftonline.com/error?code=${refusal.code}`,
    // What Entra adds when a person turned back on a page.
    ...(refusal.error === "access_denied" && isTurnedBack(refusal) && { error_subcode: "cancel" }),
  });
}

function isTurnedBack({ code }: Refusal): boolean {
  return code === 65004 || code === 90094;
}

/** A URI without a path gets its slash by being parsed, as Entra sends it for query and fragment. */
export function deliver(mode: ResponseMode, redirectUri: string, parameters: AnswerParameters): Outcome {
  const given = new Map<string, string>();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) given.set(name, value);
  if (mode === "form_post") return showPage(formPostPage(redirectUri, given));
  const url = new URL(redirectUri);
  const encoded = new URLSearchParams([...given]).toString();
  if (mode === "fragment") url.hash = encoded;
  else url.search = [url.search.slice(1), encoded].filter((part) => part !== "").join("&");
  return { kind: "redirect", location: url.href };
}
