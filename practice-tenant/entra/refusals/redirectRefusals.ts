/** Refusals about where the answer should go, and how it should be given. */
import { invalidClient, invalidRequest, type RefusalText } from "./refusalText";

export const redirectRefusals = {
  50011: {
    ...invalidRequest,
    sentence:
      "The redirect URI '{redirectUri}' specified in the request does not match those of the application '{app}'.",
    fix: "Register exactly this URI on the app's platform.",
  },
  500112: {
    ...invalidClient,
    sentence:
      "The reply address '{redirectUri}' does not match the one provided when requesting the authorization code.",
    fix: "Send the same redirect_uri in both requests.",
  },
  500113: {
    ...invalidRequest,
    sentence: "No reply address is registered for the application '{app}'.",
    fix: "Register a redirect URI.",
  },
  900971: {
    ...invalidRequest,
    sentence: "No reply address provided.",
    fix: "Send redirect_uri.",
  },
  90102: {
    ...invalidRequest,
    sentence: "'redirect_uri' value must be a valid absolute URI; '{redirectUri}' is none.",
    fix: "Send an absolute URI, encoded once.",
  },
  9002325: {
    ...invalidRequest,
    sentence: "Proof Key for Code Exchange is required for cross-origin authorization code redemption.",
    fix: "Use PKCE; for an app with a server, register the redirect URI on the web platform.",
  },
  9002326: {
    ...invalidRequest,
    sentence:
      "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: '{origin}'.",
    fix: "Register the redirect URI on the single-page platform, or redeem from a server.",
  },
  9002327: {
    ...invalidRequest,
    sentence:
      "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
    fix: "Redeem from the browser (with an Origin header), or register the redirect URI on another platform.",
  },
  700054: {
    error: "unsupported_response_type",
    status: 400,
    sentence: "response_type 'id_token' is not enabled for the application '{app}'.",
    fix: "Use the code flow, or switch on id tokens for the web platform.",
  },
  70005: {
    error: "unsupported_response_type",
    status: 400,
    sentence: "response_type '{responseType}' is not supported.",
    fix: "Use response_type=code.",
  },
  70007: {
    error: "unsupported_response_mode",
    status: 400,
    sentence: "'{responseMode}' is not a supported value of 'response_mode' when requesting '{responseType}'.",
    fix: "Use query, fragment or form_post; query only for a code alone.",
  },
} satisfies Record<number, RefusalText>;
