/** What a client may send for an application. Nested objects keep what they are not asked about; unknown top-level names are refused. */
import { z } from "zod";
import type { Json } from "../../records";
import { keyCredentialSchema, passwordCredentialSchema } from "../credentials/credentialBody";

/** Graph takes null for an empty collection. */
function list<T extends z.ZodType>(item: T) {
  return z
    .array(item)
    .nullable()
    .transform((items) => items ?? []);
}

const text = z.string().nullable();
const json: z.ZodType<Json> = z.json();
const redirectUris = z.object({ redirectUris: list(z.string()).optional() }).nullable();

const scopeSchema = z.looseObject({
  id: z.guid(),
  value: z
    .string()
    .nullable()
    .transform((value) => value ?? ""),
  isEnabled: z.boolean().default(true),
  type: z.enum(["User", "Admin"]).default("User"),
  adminConsentDisplayName: text.default(null),
  adminConsentDescription: text.default(null),
  userConsentDisplayName: text.default(null),
  userConsentDescription: text.default(null),
});

const roleSchema = z.looseObject({
  id: z.guid(),
  value: text.default(null),
  displayName: z.string(),
  description: text.default(null),
  isEnabled: z.boolean().default(true),
  allowedMemberTypes: z.array(z.enum(["Application", "User"])),
});

const apiSchema = z.object({
  acceptMappedClaims: z.boolean().nullable().optional(),
  knownClientApplications: list(z.guid()).optional(),
  oauth2PermissionScopes: list(scopeSchema).optional(),
  preAuthorizedApplications: list(
    z.looseObject({ appId: z.string(), delegatedPermissionIds: list(z.string()) }),
  ).optional(),
  requestedAccessTokenVersion: z.number().int().nullable().optional(),
});

const webSchema = z.object({
  homePageUrl: text.optional(),
  logoutUrl: text.optional(),
  redirectUris: list(z.string()).optional(),
  implicitGrantSettings: z
    .object({ enableAccessTokenIssuance: z.boolean().optional(), enableIdTokenIssuance: z.boolean().optional() })
    .nullable()
    .optional(),
  redirectUriSettings: list(json).optional(),
});

const accessSchema = z.looseObject({
  resourceAppId: z.string(),
  resourceAccess: list(z.looseObject({ id: z.string(), type: z.enum(["Scope", "Role"]) })),
});

/** The writable properties. `id` and `appId` come along in many PATCH bodies and are no change. */
export const applicationPatchSchema = z
  .strictObject({
    id: z.string(),
    appId: z.string(),
    displayName: z.string().min(1),
    uniqueName: text,
    signInAudience: z.enum([
      "AzureADMyOrg",
      "AzureADMultipleOrgs",
      "AzureADandPersonalMicrosoftAccount",
      "PersonalMicrosoftAccount",
    ]),
    description: text,
    notes: text,
    tags: list(z.string()),
    identifierUris: list(z.string()),
    api: apiSchema.nullable(),
    web: webSchema.nullable(),
    spa: redirectUris,
    publicClient: redirectUris,
    isFallbackPublicClient: z.boolean().nullable(),
    isDeviceOnlyAuthSupported: z.boolean().nullable(),
    groupMembershipClaims: text,
    appRoles: list(roleSchema),
    requiredResourceAccess: list(accessSchema),
    optionalClaims: z.record(z.string(), json).nullable(),
    keyCredentials: list(keyCredentialSchema),
    info: z.record(z.string(), json).nullable(),
    addIns: list(json),
    parentalControlSettings: z.record(z.string(), json),
    serviceManagementReference: text,
    tokenEncryptionKeyId: text,
    oauth2RequirePostResponse: z.boolean(),
  })
  .partial();

/** A new application: what a PATCH may hold, its first secrets, and its owners as links. */
export const newApplicationSchema = applicationPatchSchema.extend({
  displayName: z.string().min(1),
  passwordCredentials: z.array(passwordCredentialSchema).optional(),
  "owners@odata.bind": z.array(z.string()).optional(),
});

export type ApplicationPatch = z.infer<typeof applicationPatchSchema>;
