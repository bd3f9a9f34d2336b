/** A preview of consent in sentences. */
import type { WhyAdministrator } from "../consent/needsAdministrator";
import type { ConsentView } from "../consentPreview/consentPreview";

/** Why a person cannot consent to a permission. */
export const whyWords: Readonly<Record<WhyAdministrator, string>> = {
  adminOnly: "only an administrator may grant it",
  consentPolicy: "the consent policy keeps users from it",
  assignedOnly: "the app is for assigned users, who cannot consent",
};

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
      if (consented.length === 0) return "Not asked for anything.";
      return at === "adminConsent"
        ? "Nothing to do: all of it is consented to."
        : "Not asked: all of it is consented to.";
    case "blocked":
      return "Cannot consent: an administrator has to.";
    case "refused":
      return "Refused with an error.";
    case "noSignIn":
      return "Nobody signs in to this app: it has no redirect URI.";
  }
}
