/** Parts of Graph's objects that several resource types and look-ups show in the same form. */
import type { PropertyMap } from "../../propertyValue";
import { flagOf, type JsonObject, objectsOf, textOf, textsOf } from "../jsonValues";
import { flag, objectList, text, textList } from "../schema/propertySchema";

const singleSignOnTag = "WindowsAzureActiveDirectoryCustomSingleSignOnApplication";
const enterpriseTag = "WindowsAzureActiveDirectoryIntegratedApp";
const galleryTag = "WindowsAzureActiveDirectoryGalleryApplicationNonPrimaryV1";
const hideTag = "HideApp";

export function appRolesFrom(object: JsonObject | undefined): PropertyMap[] {
  return objectsOf(object, "appRoles").map((role) => ({
    allowedMemberTypes: textsOf(role, "allowedMemberTypes"),
    description: textOf(role, "description"),
    displayName: textOf(role, "displayName"),
    enabled: flagOf(role, "isEnabled"),
    id: textOf(role, "id"),
    value: textOf(role, "value"),
  }));
}

export function scopesFrom(object: JsonObject | undefined): PropertyMap[] {
  return objectsOf(object, "oauth2PermissionScopes").map((scope) => ({
    adminConsentDescription: textOf(scope, "adminConsentDescription"),
    adminConsentDisplayName: textOf(scope, "adminConsentDisplayName"),
    enabled: flagOf(scope, "isEnabled"),
    id: textOf(scope, "id"),
    type: textOf(scope, "type"),
    userConsentDescription: textOf(scope, "userConsentDescription"),
    userConsentDisplayName: textOf(scope, "userConsentDisplayName"),
    value: textOf(scope, "value"),
  }));
}

/** Ids of roles or scopes by their value; those without a value are left out. */
export function idsByValue(permissions: readonly JsonObject[]): PropertyMap {
  const named = permissions.filter((permission) => textOf(permission, "value") !== "");
  return Object.fromEntries(named.map((permission) => [textOf(permission, "value"), textOf(permission, "id")]));
}

/** What the well-known tags say, as the `featureTags` block. */
export function featureTagsFrom(tags: readonly string[]): PropertyMap[] {
  const has = (tag: string) => tags.some((candidate) => candidate.toLowerCase() === tag.toLowerCase());
  return [
    {
      customSingleSignOn: has(singleSignOnTag),
      enterprise: has(enterpriseTag),
      gallery: has(galleryTag),
      hide: has(hideTag),
    },
  ];
}

/** The same under the older names that service principals still show. */
export function featuresFrom(tags: readonly string[]): PropertyMap[] {
  return featureTagsFrom(tags).map((features) => ({
    customSingleSignOnApp: flagOf(features, "customSingleSignOn"),
    enterpriseApplication: flagOf(features, "enterprise"),
    galleryApplication: flagOf(features, "gallery"),
    visibleToUsers: !flagOf(features, "hide"),
  }));
}

/** The tags that a `featureTags` or `features` block stands for. */
export function tagsFromFeatures(features: JsonObject | undefined): string[] {
  if (features === undefined) return [];
  const hidden = "visibleToUsers" in features ? !flagOf(features, "visibleToUsers") : flagOf(features, "hide");
  const wanted: [boolean, string][] = [
    [flagOf(features, "customSingleSignOn") || flagOf(features, "customSingleSignOnApp"), singleSignOnTag],
    [flagOf(features, "enterprise") || flagOf(features, "enterpriseApplication"), enterpriseTag],
    [flagOf(features, "gallery") || flagOf(features, "galleryApplication"), galleryTag],
    [hidden, hideTag],
  ];
  return wanted.flatMap(([isSet, tag]) => (isSet ? [tag] : []));
}

/** Roles as a service principal or a look-up shows them. */
export const shownAppRoles = objectList({
  allowedMemberTypes: textList(),
  description: text(),
  displayName: text(),
  enabled: flag(),
  id: text(),
  value: text(),
});

/** Scopes as a service principal or a look-up shows them. */
export const shownScopes = objectList({
  adminConsentDescription: text(),
  adminConsentDisplayName: text(),
  enabled: flag(),
  id: text(),
  type: text(),
  userConsentDescription: text(),
  userConsentDisplayName: text(),
  value: text(),
});
