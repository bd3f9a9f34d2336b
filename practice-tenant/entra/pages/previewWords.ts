/** A preview of consent in sentences. */
import type { ConsentView } from "../consentPreview/consentPreview";

/** Whom a view is about: everybody of a kind, or some people by name. */
export function titleOfView({ who, at, people, isEverybody }: ConsentView): string {
  if (at === "adminConsent") return "An administrator who consents for everybody";
  if (!isEverybody) return `${people.map(({ displayName }) => displayName).join(", ")}, signing in`;
  return who === "user" ? "A user who signs in" : "An administrator who signs in";
}

/** How it ends for them, in one sentence. */
export function describeOutcome({ at, outcome, consented, steps }: ConsentView): string {
  const pages = steps.filter(({ page }) => page === "consent").length;
  switch (outcome) {
    case "asked":
      if (at === "adminConsent") return "Asked at the app's address for admin consent, once for the whole tenant.";
      return pages === 1 ? "Asked once, and not again after accepting." : `Asked ${pages} times, once for each API.`;
    case "notAsked":
      return consented.length === 0 ? "Asked nothing." : "Asked nothing: all of it is consented to as code.";
    case "blocked":
      return "Cannot consent: an administrator has to.";
    case "refused":
      return "Refused with an error.";
    case "noSignIn":
      return "Nobody signs in to this app: it has no redirect URI.";
  }
}
