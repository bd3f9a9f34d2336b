/** A permission as JSON: what the catalogue knows of it, under the names that a person types. */
import { type Api, describePermission, type Permission } from "../../../catalogue";

export function permissionJson(permission: Permission, { displayName }: Pick<Api, "displayName">) {
  const { permission: _, ...meaning } = describePermission(permission);
  const { name, kind, id, api, apiAppId, isEnabled } = permission;
  return { name, kind, id, api, apiDisplayName: displayName, apiAppId, isEnabled, ...meaning };
}

/** One JSON document for people's tools. */
export function renderJsonDocument(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
