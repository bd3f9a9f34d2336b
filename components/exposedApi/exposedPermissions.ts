/** The scopes and roles of an app as its application holds them, and as its manifest does. */
import type * as azuread from "@pulumi/azuread";
import type { AppRole, ExposedScope } from "../../manifest";
import type { AppRegistrationArgs } from "../appRegistrationArgs";
import type { AppRoleArgs, ScopeArgs } from "./apiArgs";
import { permissionId } from "./permissionId";

type Exposing = Pick<AppRegistrationArgs, "api" | "appRoles" | "claims">;

/** In Graph's words. */
const memberTypes = { users: "User", applications: "Application" } as const;

export function listScopes(name: string, { api }: Exposing): readonly ExposedScope[] {
  return Object.entries<ScopeArgs>(api?.scopes ?? {}).map(([value, { id, consent, enabled }]) => ({
    name: value,
    id: id ?? permissionId(name, "delegated", value),
    consent: consent ?? "admin",
    isEnabled: enabled ?? true,
  }));
}

/** By their keys, which the program calls them by. */
export function listRoles(name: string, { appRoles }: Exposing): readonly AppRole[] {
  return Object.entries<AppRoleArgs>(appRoles ?? {}).map(([value, { id, members, enabled }]) => ({
    name: value,
    id: id ?? permissionId(name, "application", value),
    members: (members ?? []).map((member) => memberTypes[member]),
    isEnabled: enabled ?? true,
  }));
}

/** What tokens hold for a role; the key where nothing else is said, and for a role that there is not. */
export function valueOfRole(key: string, { appRoles = {} }: Exposing): string {
  return (Object.hasOwn(appRoles, key) ? appRoles[key]?.value : undefined) ?? key;
}

/** The part of an application's arguments. */
export function exposureArgs(name: string, args: Exposing): Pick<azuread.ApplicationArgs, "api" | "appRoles"> {
  const { scopes = {}, knownClients = [], tokenVersion } = args.api ?? {};
  const permissionScopes = listScopes(name, args).map((scope) => scopeArg(scope, scopes[scope.name]));
  const roles = listRoles(name, args).map((role) => roleArg(role, args.appRoles?.[role.name]));
  return {
    api: {
      // The provider's default is 1, which only Entra's first-generation libraries want.
      requestedAccessTokenVersion: tokenVersion ?? 2,
      ...(args.claims?.acceptMappedClaims !== undefined && { mappedClaimsEnabled: args.claims.acceptMappedClaims }),
      ...(permissionScopes.length > 0 && { oauth2PermissionScopes: permissionScopes }),
      ...(knownClients.length > 0 && { knownClientApplications: [...knownClients] }),
    },
    ...(roles.length > 0 && { appRoles: roles }),
  };
}

function scopeArg({ id, name, consent, isEnabled }: ExposedScope, texts: ScopeArgs | undefined) {
  return {
    id,
    value: name,
    type: consent === "admin" ? "Admin" : "User",
    enabled: isEnabled,
    ...textsOf(texts ?? { title: name, description: name }),
  };
}

/** The provider takes no empty text: what is to be empty is left out. */
function textsOf({ title, description, userTitle = title, userDescription = description }: ScopeArgs) {
  return {
    ...(title !== "" && { adminConsentDisplayName: title }),
    ...(description !== "" && { adminConsentDescription: description }),
    ...(userTitle !== "" && { userConsentDisplayName: userTitle }),
    ...(userDescription !== "" && { userConsentDescription: userDescription }),
  };
}

function roleArg({ id, name, members, isEnabled }: AppRole, texts: AppRoleArgs | undefined) {
  return {
    id,
    value: texts?.value ?? name,
    enabled: isEnabled,
    allowedMemberTypes: [...members],
    displayName: texts?.title ?? name,
    description: texts?.description ?? name,
  };
}
