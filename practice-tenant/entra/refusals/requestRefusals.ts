/** Refusals about the request itself: its tenant, parameters and form. */
import { invalidRequest, type RefusalText } from "./refusalText";

export const requestRefusals = {
  90002: {
    ...invalidRequest,
    sentence: "The tenant '{tenant}' was not found.",
    fix: "Use the tenant's id or one of its verified domains in the address.",
  },
  900144: {
    ...invalidRequest,
    sentence: "The request body must contain the parameter '{field}'.",
    fix: "Add the parameter to the request.",
  },
  90023: {
    ...invalidRequest,
    sentence: "The value '{value}' of the parameter '{field}' is not supported.",
    fix: "Use one of: {allowed}.",
  },
  900561: {
    ...invalidRequest,
    sentence: "The endpoint only accepts POST requests; this was a {method} request.",
    fix: "Send the parameters in the body of a POST request.",
  },
  9002313: {
    ...invalidRequest,
    sentence: "The request is malformed or invalid: {reason}.",
    fix: "Correct the request.",
  },
  70003: {
    error: "unsupported_grant_type",
    status: 400,
    sentence: "The grant type '{grantType}' is not supported.",
    fix: "Use one of the grant types that docs/practiceSignIn.md lists.",
  },
  90005: {
    ...invalidRequest,
    sentence: "The request is not valid: sid and login_hint cannot be used together.",
    fix: "Send one of them.",
  },
  50128: {
    ...invalidRequest,
    sentence: "No tenant-identifying information was found in the request or implied by the name '{user}'.",
    fix: "Use the tenant's id in the address, or a user name that ends in one of its domains.",
  },
  50059: {
    ...invalidRequest,
    sentence: "The request names no tenant: an app on its own cannot sign in at '{tenant}'.",
    fix: "Use the tenant's id or domain in the address.",
  },
  9001023: {
    ...invalidRequest,
    sentence: "The grant type '{grantType}' is not supported over '{tenant}'.",
    fix: "Use the tenant's id or domain in the address.",
  },
  50194: {
    ...invalidRequest,
    sentence:
      "The application '{app}' is not configured as a multitenant application and cannot be used at '{tenant}'.",
    fix: "Use the tenant's id in the address, or let the app's signInAudience be AzureADMultipleOrgs.",
  },
  9002332: {
    ...invalidRequest,
    sentence: "The application '{app}' is for work and school accounts only and cannot be used at '{tenant}'.",
    fix: "Use the tenant's id in the address.",
  },
  9002346: {
    ...invalidRequest,
    sentence: "The application '{app}' is for personal accounts only; this tenant has none.",
    fix: "Let the app's signInAudience be AzureADMyOrg to use it here.",
  },
} satisfies Record<number, RefusalText>;
