/** Refusals about the person who signs in, and what they may consent to. */
import { invalidGrant, type RefusalText } from "./refusalText";

export const personRefusals = {
  50034: {
    ...invalidGrant,
    sentence: "The user account '{user}' does not exist in the directory '{tenant}'.",
    fix: "Sign in with an account of this tenant.",
  },
  500341: {
    ...invalidGrant,
    sentence: "The user account '{user}' has been deleted from the directory '{tenant}'.",
    fix: "Sign in with an account that exists.",
  },
  50020: {
    ...invalidGrant,
    sentence: "The user account '{user}' of another organization does not exist in the tenant '{tenant}'.",
    fix: "Sign in with an account of this tenant; it has no guests.",
  },
  50053: {
    ...invalidGrant,
    sentence: "The account is locked: wrong passwords were tried too often.",
    fix: "Wait a minute.",
  },
  50055: {
    ...invalidGrant,
    suberror: "user_password_expired",
    sentence: "The password of the user account '{user}' is expired.",
    fix: "Give the account a new password (PATCH /users/{id} with a passwordProfile).",
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
  50133: {
    error: "interaction_required",
    status: 400,
    sentence: "The session of '{user}' is not valid any more: it was revoked, or the password was changed.",
    fix: "Send the request again without prompt=none.",
  },
  50173: {
    ...invalidGrant,
    suberror: "bad_token",
    sentence: "The provided grant has expired: the sign-ins of '{user}' were revoked, and a fresh one is needed.",
    fix: "Sign in again.",
  },
  16000: {
    error: "interaction_required",
    status: 400,
    sentence: "Several people are signed in with this browser, and the request names none of them.",
    fix: "Send login_hint or sid, or send the request again without prompt=none.",
  },
  160021: {
    error: "interaction_required",
    status: 400,
    sentence: "The application requested a user session which does not exist.",
    fix: "Send the request again without sid and prompt=none.",
  },
  50076: {
    error: "interaction_required",
    status: 400,
    suberror: "basic_action",
    sentence: "The user '{user}' must use multifactor authentication to access the resource.",
    fix: "Let the person sign in with a browser.",
  },
  50079: {
    error: "interaction_required",
    status: 400,
    suberror: "basic_action",
    sentence: "The user '{user}' must enroll in multifactor authentication to access the resource.",
    fix: "Let the person sign in with a browser, which enrolls them.",
  },
  500121: {
    ...invalidGrant,
    sentence: "Authentication failed during the strong authentication request.",
    fix: "Sign in again, and approve.",
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
