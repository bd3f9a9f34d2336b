/** The arguments of an app registration as a table of what each may be. */
import { apis } from "../../catalogue";
import { groupClaims, signInAudiences } from "../../manifest";
import type { Problem } from "../../rules";
import type { AppRegistrationArgs } from "../appRegistrationArgs";
import { isAppId } from "../permissions/ownApi";
import { singleSignOnModes } from "../servicePrincipal/servicePrincipalArgs";
import {
  fields,
  fieldsWith,
  flag,
  listOf,
  oneOf,
  plainText,
  type Reader,
  recordOf,
  text,
  wordOr,
} from "./argumentReaders";
import { client, ownPermission, principal, publicPart } from "./partReaders";

const redirectUris = listOf(text);
const byKind = fields({ delegated: listOf(plainText), application: listOf(plainText) });
const byApi = Object.fromEntries(apis.map(({ name }) => [name, byKind]));
const ownByKind = fields({
  delegated: listOf(ownPermission),
  application: listOf(ownPermission),
  of: (value) => value,
});

/** Microsoft's APIs by name, what `defineApi` declares by client id, apps of the program by what names them. */
const permissions: Reader = (value, path, problems) => {
  const ownKeys = Object.keys(value ?? {}).filter((key) => isAppId(key) || key.startsWith("app:"));
  return fields({ ...byApi, ...Object.fromEntries(ownKeys.map((key) => [key, ownByKind])) })(value, path, problems);
};

const scope = fieldsWith(["title", "description"], {
  consent: oneOf(["user", "admin"]),
  title: plainText,
  description: plainText,
  userTitle: plainText,
  userDescription: plainText,
  enabled: flag,
  id: plainText,
});

const appRole = fieldsWith(["title", "description", "members"], {
  value: oneOf([""]),
  title: plainText,
  description: plainText,
  members: listOf(oneOf(["users", "applications"])),
  enabled: flag,
  id: plainText,
});

const api = fields({
  scopes: recordOf(scope),
  identifierUris: listOf(text),
  preAuthorized: listOf(fieldsWith(["client", "scopes"], { client, scopes: listOf(plainText) })),
  knownClients: listOf(text),
  tokenVersion: oneOf([1, 2]),
});

const claim: Reader = (value, path, problems) =>
  typeof value === "string"
    ? value
    : fieldsWith(["name"], {
        name: plainText,
        source: oneOf(["user"]),
        essential: flag,
        properties: listOf(plainText),
      })(value, path, problems);

const claims = fields({
  accessToken: listOf(claim),
  idToken: listOf(claim),
  saml2Token: listOf(claim),
  acceptMappedClaims: flag,
  groups: listOf(oneOf(groupClaims)),
});

const credentials = fields({
  secrets: listOf(fieldsWith(["name", "until"], { name: plainText, from: plainText, until: plainText })),
  certificates: listOf(
    fieldsWith(["name", "pem"], { name: plainText, pem: publicPart, from: plainText, until: plainText }),
  ),
  federated: listOf(
    fieldsWith(["name", "issuer", "subject"], {
      name: plainText,
      issuer: plainText,
      subject: plainText,
      audience: plainText,
      description: plainText,
    }),
  ),
});

const named = fields({ users: listOf(plainText), groups: listOf(plainText), permissions });
const oneOrMoreNamed: Reader = (value, path, problems) =>
  Array.isArray(value) ? listOf(named)(value, path, problems) : named(value, path, problems);
const consent = fields({ wholeTenant: permissions, named: oneOrMoreNamed });

const servicePrincipal = fields({
  accountEnabled: flag,
  description: text,
  notes: text,
  loginUrl: text,
  notificationEmailAddresses: listOf(text),
  singleSignOnMode: oneOf(singleSignOnModes),
  samlRelayState: text,
  alternativeNames: listOf(text),
});

const readFields = fields({
  displayName: text,
  description: text,
  signInAudience: oneOf(signInAudiences),
  web: fields({
    redirectUris,
    homepageUrl: text,
    logoutUrl: text,
    implicitIdTokens: flag,
    implicitAccessTokens: flag,
    requirePostResponse: flag,
  }),
  singlePage: fields({ redirectUris }),
  publicClient: fields({ redirectUris, allowPublicClientFlows: flag, deviceOnlyAuth: flag }),
  permissions,
  consent: wordOr("wholeTenant", consent),
  api,
  appRoles: recordOf(appRole),
  claims,
  credentials,
  assigned: listOf(principal),
  assignmentRequired: flag,
  servicePrincipal,
  owners: listOf(text),
  tags: listOf(text),
  notes: text,
  serviceManagementReference: text,
  informationalUrls: fields({ marketing: text, privacyStatement: text, support: text, termsOfService: text }),
  exceptions: listOf(fieldsWith(["rule", "reason"], { rule: plainText, reason: plainText, until: plainText })),
});

/** The usable part of the arguments, and what is wrong with the form of the rest. */
export function readArguments(args: unknown): {
  readonly usable: Partial<AppRegistrationArgs>;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  // The cast: the table above says about every argument what the type says.
  const usable = (readFields(args ?? {}, "", problems) ?? {}) as Partial<AppRegistrationArgs>;
  if (usable.displayName === undefined && !problems.some(({ argument }) => argument === "displayName")) {
    const fix = "give the name that people see when they consent";
    problems.unshift({ argument: "displayName", rule: "this argument is required", fix });
  }
  return { usable, problems };
}
