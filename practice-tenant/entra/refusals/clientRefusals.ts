/** Refusals about the app and how it proves who it is. */
import { invalidClient, invalidRequest, type RefusalText } from "./refusalText";

export const clientRefusals = {
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
  50027: {
    ...invalidRequest,
    sentence: "The JWT is invalid or malformed.",
    fix: "Send a signed JWT as client_assertion.",
  },
  5002723: {
    ...invalidClient,
    sentence: "Invalid JWT. Its header has neither a certificate thumbprint (x5t, x5t#S256) nor a key id (kid).",
    fix: "Name the certificate in the header of the assertion.",
  },
  5002738: {
    ...invalidClient,
    sentence: "Invalid JWT. '{algorithm}' is not a supported signature algorithm. Supported are: {supported}.",
    fix: "Sign the assertion with a supported algorithm.",
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
  7002137: {
    ...invalidClient,
    sentence: "No matching federated identity record found for presented assertion subject '{subject}' of this tenant.",
    fix: "Let the federated credential's subject be the object id of the principal that the token was issued to.",
  },
  7002138: {
    ...invalidClient,
    sentence: "The presented assertion subject '{subject}' differs from a federated identity record only by case.",
    fix: "Let the federated credential's subject be exactly the assertion's, letter case included.",
  },
  700229: {
    ...invalidClient,
    sentence: "Only app-only tokens of the tenant may be used as federated identity credentials.",
    fix: "Present a token that an app or a managed identity got without a user.",
  },
  7000272: {
    ...invalidClient,
    sentence: "The key '{key}' that signed the assertion is not among the keys of the issuer '{issuer}'.",
    fix: "On the practice tenant, have the assertion made by `appreg practice assertion`; elsewhere publish the issuer's key.",
  },
} satisfies Record<number, RefusalText>;
