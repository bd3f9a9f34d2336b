/**
 * What sign-in refuses: Microsoft's number, the OAuth error and HTTP status that go with it, a sentence of ours and what
 * to do. `{name}` in a text is filled in by who refuses.
 *
 * Numbers, errors and statuses follow entra-docs reference-error-codes and captured replies; where those are silent,
 * `invalid_client` is 401 and everything else 400. Clients must branch on `error`, never on a number or a text.
 */
export interface RefusalText {
  /** The OAuth error of the JSON reply or the redirect. */
  readonly error: string;
  readonly status: 400 | 401;
  /** Some refusals name a finer reason that client libraries act on. */
  readonly suberror?: string;
  readonly sentence: string;
  /** What the person who owns the app does about it; shown on pages. */
  readonly fix: string;
}

const invalidRequest = { error: "invalid_request", status: 400 } as const;
const invalidGrant = { error: "invalid_grant", status: 400 } as const;
const invalidScope = { error: "invalid_scope", status: 400 } as const;
const invalidClient = { error: "invalid_client", status: 401 } as const;

const requestRefusals = {
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
    fix: "Use authorization_code, device_code, refresh_token or client_credentials.",
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

const clientRefusals = {
  700016: {
    error: "unauthorized_client",
    status: 400,
    sentence: "The application with identifier '{clientId}' was not found in the directory '{tenant}'.",
    fix: "Check the client id and the tenant; deploy the app to this tenant.",
  },
  7000112: {
    error: "unauthorized_client",
    status: 400,
    sentence: "The application '{app}' is disabled.",
    fix: "Set accountEnabled of its service principal to true.",
  },
  7000229: {
    ...invalidClient,
    sentence: "The client application '{app}' is missing a service principal in the tenant '{tenant}'.",
    fix: "Create the service principal of the application in this tenant.",
  },
  7000215: {
    ...invalidClient,
    sentence: "Invalid client secret provided for the application '{app}'.",
    fix: "Send the secret's value, not its id.",
  },
  7000222: {
    ...invalidClient,
    sentence: "The client secret keys of the application '{app}' are expired.",
    fix: "Create a new secret.",
  },
  7000218: {
    ...invalidClient,
    sentence: "The request body must contain 'client_assertion' or 'client_secret' for the application '{app}'.",
    fix: "Add a credential, or set isFallbackPublicClient when the app is a public client.",
  },
  700025: {
    ...invalidClient,
    sentence: "The client '{app}' is public, so neither 'client_assertion' nor 'client_secret' should be presented.",
    fix: "Drop the credential, or register the redirect URI on the web platform.",
  },
  700027: {
    ...invalidClient,
    sentence: "The client assertion of '{app}' failed signature validation: {reason}.",
    fix: "Upload the certificate that signs the assertion to the application.",
  },
  700021: {
    ...invalidClient,
    sentence: "The client assertion's '{claim}' is not the client application '{app}'.",
    fix: "Let both issuer and subject of the assertion be the client id.",
  },
  700024: {
    ...invalidClient,
    sentence: "The client assertion is not within its valid time range.",
    fix: "Check the clock of the client, and make a new assertion for each request.",
  },
  700211: {
    ...invalidClient,
    sentence: "No matching federated identity record found for presented assertion issuer '{issuer}'.",
    fix: "Let the federated credential's issuer be exactly the assertion's.",
  },
  700212: {
    ...invalidClient,
    sentence: "No matching federated identity record found for presented assertion audience '{audience}'.",
    fix: "Let the federated credential's audience be exactly the assertion's.",
  },
  700213: {
    ...invalidClient,
    sentence: "No matching federated identity record found for presented assertion subject '{subject}'.",
    fix: "Let the federated credential's subject be exactly the assertion's.",
  },
  7002138: {
    ...invalidClient,
    sentence: "The presented assertion subject '{subject}' differs from a federated identity record only by case.",
    fix: "Let the federated credential's subject be exactly the assertion's, letter case included.",
  },
} satisfies Record<number, RefusalText>;

const scopeRefusals = {
  70011: {
    ...invalidScope,
    sentence: "The scope '{scope}' is not valid: {reason}.",
    fix: "Name permissions of one kind: either {resource}/.default or permissions by name.",
  },
  1002012: {
    ...invalidScope,
    sentence: "The scope '{scope}' is not valid: client credential flows must have a scope value with /.default.",
    fix: "Ask for exactly one scope, the API's identifier followed by /.default.",
  },
  28000: {
    ...invalidScope,
    sentence: "The scope '{scope}' is not valid because it contains more than one resource.",
    fix: "Ask for a token of one API at a time.",
  },
  28003: {
    ...invalidScope,
    sentence: "The scope can't be empty when a code is redeemed.",
    fix: "Leave the parameter out, or name the permissions.",
  },
  500011: {
    error: "invalid_resource",
    status: 400,
    sentence: "The resource principal named {resource} was not found in the tenant named {tenant}.",
    fix: "Check the scope's first part; create the service principal of the API.",
  },
  650053: {
    error: "access_denied",
    status: 400,
    sentence: "The application '{app}' asked for scope '{scope}' that doesn't exist on the resource '{resource}'.",
    fix: "Correct the permission's name, or put the identifier of its API in front.",
  },
  650057: {
    error: "invalid_resource",
    status: 400,
    sentence:
      "The application '{app}' asked for the resource '{resource}', which isn't listed in its requested permissions.",
    fix: "Add a permission of the API to the app registration.",
  },
  501051: {
    ...invalidGrant,
    sentence: "The application '{app}' is not assigned to a role for the application '{resource}'.",
    fix: "Assign an app role of the API to the application.",
  },
} satisfies Record<number, RefusalText>;

const redirectRefusals = {
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

const personRefusals = {
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

const grantRefusals = {
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
    sentence: "The refresh token has expired due to inactivity.",
    fix: "Sign in again.",
  },
  700084: {
    ...invalidGrant,
    sentence:
      "The refresh token was issued to a single-page app and has a fixed, limited lifetime of a day that is over.",
    fix: "Sign in again.",
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

export const refusalCodes = {
  ...requestRefusals,
  ...clientRefusals,
  ...scopeRefusals,
  ...redirectRefusals,
  ...personRefusals,
  ...grantRefusals,
};

/** An AADSTS number that this server can answer. */
export type RefusalCode = keyof typeof refusalCodes;
