/** The id of a delegated permission grant, which Entra computes from whom it is for. */

/**
 * base64url of the GUIDs' bytes in little-endian form: client, resource, and the user where there is one. The id for the
 * whole tenant is so a prefix of each user's.
 *
 * Source: ids quoted in github.com/Azure/azure-cli/issues/20974, recomputed.
 */
export function permissionGrantId(clientId: string, resourceId: string, principalId: string | null): string {
  const guids = principalId === null ? [clientId, resourceId] : [clientId, resourceId, principalId];
  return Buffer.concat(guids.map(littleEndian)).toString("base64url");
}

/** The first three groups of a GUID stand in reverse order of bytes. */
function littleEndian(guid: string): Buffer {
  const [first = "", second = "", third = "", ...rest] = guid.split("-");
  const reversed = [first, second, third].map((group) => Buffer.from(group, "hex").reverse());
  return Buffer.concat([...reversed, Buffer.from(rest.join(""), "hex")]);
}
