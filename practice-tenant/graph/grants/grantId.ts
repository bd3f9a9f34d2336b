/**
 * The id of a delegated grant as Entra makes it: base64url of the GUIDs of client, resource and (for one user) user.
 * So the same grant always has the same id, and an id tells what it is of.
 *
 * Seen in github.com/Azure/azure-cli/issues/20974.
 */
import type { OAuth2PermissionGrant } from "../../records";

export function grantId({
  clientId,
  resourceId,
  principalId,
}: Pick<OAuth2PermissionGrant, "clientId" | "resourceId" | "principalId">): string {
  const ids = [clientId, resourceId, ...(principalId === null ? [] : [principalId])];
  return Buffer.concat(ids.map(toGuidBytes)).toString("base64url");
}

/** A GUID's bytes as Windows keeps them: the first three groups little-endian, the rest as written. */
function toGuidBytes(guid: string): Buffer {
  const [first = "", second = "", third = "", ...rest] = guid.split("-");
  const reversed = [first, second, third].map((group) => Buffer.from(group, "hex").reverse());
  return Buffer.concat([...reversed, Buffer.from(rest.join(""), "hex")]);
}
