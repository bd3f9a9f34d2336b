/** Programs in which everything hangs together that a generator of single apps does not know. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { componentsPath } from "./broughtUp";

const pem = readFileSync(join(__dirname, "..", "..", "components", "certificate.pem"), "utf8");
const ada = "44444444-4444-4444-8444-444444444441";

/** An API and its client, each of which knows the other. */
export const familyProgram = `import { AppRegistration } from ${JSON.stringify(componentsPath)};
const rooms = new AppRegistration("rooms", {
  displayName: "Family Rooms",
  api: {
    scopes: {
      "Rooms.Read": { title: "Read", description: "Reads.", consent: "user" },
      "Rooms.Book": { title: "Book", description: "Books." },
    },
    identifierUris: ["api://{clientId}", "https://practice.onmicrosoft.com/family"],
    preAuthorized: [{ client: "99999999-9999-4999-8999-999999999999", scopes: ["Rooms.Read"] }],
  },
  appRoles: {
    "Rooms.Manage": { title: "Manage", description: "Manages.", members: ["applications"] },
    Clerk: { title: "Clerk", description: "Works.", members: ["users"] },
  },
  assigned: [{ user: "ben@practice.onmicrosoft.com", role: "Clerk" }, { group: "Planners", role: "Clerk" }],
});
const board = new AppRegistration("board", {
  displayName: "Family Board",
  permissions: {
    microsoftGraph: { delegated: ["User.Read"], application: ["Mail.Send"] },
    ...rooms.permissions({ delegated: ["Rooms.Read"], application: ["Rooms.Manage"] }),
  },
  consent: "wholeTenant",
});
rooms.preAuthorize(board, ["Rooms.Read", "Rooms.Book"]);
`;

/** What the provider decides where a program says nothing, and resources of their own for what may stand inline. */
export const plainProgram = `import * as azuread from "@pulumi/azuread";
new azuread.Application("bare", { displayName: "Plain Bare" });

const full = new azuread.Application("full", {
  displayName: "Plain Full",
  featureTags: [{ enterprise: true, hide: true }],
  password: { displayName: "inline", endDate: "2027-01-01T00:00:00Z" },
  groupMembershipClaims: ["All"],
  fallbackPublicClientEnabled: true,
  api: { mappedClaimsEnabled: true },
  optionalClaims: { saml2Tokens: [{ name: "groups", essential: true }] },
  web: { redirectUris: ["https://plain.contoso.com/"], implicitGrant: { accessTokenIssuanceEnabled: true } },
  appRoles: [{
    id: "2c3d4e5f-6a7b-4c8d-8e9f-1a2b3c4d5e6f", allowedMemberTypes: ["User", "Application"], displayName: "Nameless",
    description: "Has no value.",
  }],
});
const principal = new azuread.ServicePrincipal("full", {
  clientId: full.clientId,
  accountEnabled: false,
  appRoleAssignmentRequired: true,
});
new azuread.ServicePrincipalPassword("full", { servicePrincipalId: principal.id, displayName: "of the principal" });
new azuread.ApplicationCertificate("full", {
  applicationId: full.id, type: "AsymmetricX509Cert", value: ${JSON.stringify(pem)},
});
new azuread.ApplicationFederatedIdentityCredential("full", {
  applicationId: full.id, displayName: "deploy", issuer: "https://oidc.contoso.com/", subject: "main",
  audiences: ["api://AzureADTokenExchange"], description: "Deploys.",
});
new azuread.AppRoleAssignment("full", {
  appRoleId: "2c3d4e5f-6a7b-4c8d-8e9f-1a2b3c4d5e6f", principalObjectId: "${ada}", resourceObjectId: principal.objectId,
});

const parts = new azuread.Application("parts", { displayName: "Plain Parts" });
new azuread.ApplicationIdentifierUri("parts", { applicationId: parts.id, identifierUri: "https://practice.onmicrosoft.com/parts" });
`;
