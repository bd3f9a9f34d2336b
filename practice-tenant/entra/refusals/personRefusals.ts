/** Refusals about the person who signs in, and what they may consent to. */
import { invalidGrant, type RefusalText } from "./refusalText";

export const personRefusals = {
  50034: {
    ...invalidGrant,
    sentence: "The user account '{user}' does not exist in the directory '{tenant}'.",
    fix: "Sign in with an account of this tenant.",
  },
  50126: {
    ...invalidGrant,
    sentence: "Invalid username or password.",
    fix: "Check both, or choose one of the practice accounts.",
  },
  50057: {
    ...invalidGrant,
    sentence: "The user account '{user}' is disabled.",
    fix: "Set accountEnabled of the user to true.",
  },
  50058: {
    error: "login_required",
    status: 400,
    sentence: "Nobody is signed in, and the request allows no sign-in page (prompt=none).",
    fix: "Send the request again without prompt=none.",
  },
  50105: {
    error: "invalid_grant",
    status: 400,
    sentence: "The user '{user}' is not assigned to a role for the application '{app}'.",
    fix: "Assign the user to the application.",
  },
  65001: {
    ...invalidGrant,
    suberror: "consent_required",
    sentence: "The user or administrator has not consented to use the application '{app}' ({missing}).",
    fix: "Send an interactive authorization request for this user and these permissions.",
  },
  65004: {
    error: "access_denied",
    status: 400,
    sentence: "The user declined to consent to access the application '{app}'.",
    fix: "Try again and accept.",
  },
  90094: {
    error: "access_denied",
    status: 400,
    sentence: "An administrator of the tenant has to consent before '{app}' can be used: {missing}.",
    fix: "Ask an administrator to grant consent.",
  },
} satisfies Record<number, RefusalText>;
