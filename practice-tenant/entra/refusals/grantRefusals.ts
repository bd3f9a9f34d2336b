/** Refusals about what is redeemed: codes, refresh tokens, device codes and user assertions. */
import { invalidGrant, invalidRequest, type RefusalText } from "./refusalText";

export const grantRefusals = {
  54005: {
    ...invalidGrant,
    sentence: "The code was already redeemed; a code can be used once.",
    fix: "Ask for a new code.",
  },
  70000: {
    ...invalidGrant,
    sentence: "The provided {grant} is not valid: {reason}.",
    fix: "Sign in again.",
  },
  70008: {
    ...invalidGrant,
    sentence: "The provided authorization code has expired.",
    fix: "Redeem a code within ten minutes.",
  },
  700082: {
    ...invalidGrant,
    suberror: "bad_token",
    sentence: "The refresh token has expired due to inactivity.",
    fix: "Sign in again.",
  },
  700084: {
    ...invalidGrant,
    suberror: "bad_token",
    sentence:
      "The refresh token was issued to a single-page app and has a fixed, limited lifetime of a day that is over.",
    fix: "Sign in again.",
  },
  50013: {
    ...invalidGrant,
    sentence: "The user assertion is invalid: {reason}.",
    fix: "Pass on the access token that the API was called with, unchanged.",
  },
  500131: {
    ...invalidGrant,
    sentence: "The assertion's audience does not match '{app}', the application that presents it.",
    fix: "Let the caller ask for a token of this API: its identifier URI, or its application id {appId}.",
  },
  500133: {
    ...invalidGrant,
    sentence: "The assertion that '{app}' presents is not within its valid time range.",
    fix: "Let the caller get a new token; never keep one to present it later.",
  },
  7000114: {
    error: "unauthorized_client",
    status: 400,
    sentence:
      "The application '{app}' is not allowed to make on-behalf-of calls for an app: no user is behind the token.",
    fix: "Call with a user's token; for an app on its own use client_credentials.",
  },
  240002: {
    ...invalidGrant,
    sentence: "An id token cannot be used as a 'urn:ietf:params:oauth:grant-type:jwt-bearer' grant.",
    fix: "Pass on the access token that the API was called with.",
  },
  501481: {
    ...invalidGrant,
    sentence: "The Code_Verifier does not match the code_challenge supplied in the authorization request.",
    fix: "Send the verifier whose challenge was sent to /authorize.",
  },
  501491: {
    ...invalidRequest,
    sentence: "The size of the code_challenge is not valid.",
    fix: "A challenge has 43 to 128 characters.",
  },
  70016: {
    error: "authorization_pending",
    status: 400,
    sentence: "The person has not signed in yet; keep polling.",
    fix: "Poll again after the interval.",
  },
  70018: {
    error: "bad_verification_code",
    status: 400,
    sentence: "The device code or the code that the person typed is not known.",
    fix: "Check the code, or start again.",
  },
  70020: {
    error: "expired_token",
    status: 400,
    sentence: "The device code has expired.",
    fix: "Start again; a code lives 15 minutes.",
  },
} satisfies Record<number, RefusalText>;
