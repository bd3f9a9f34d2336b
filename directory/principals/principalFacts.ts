/** Whose the service principals of a tenant are. */
import type { DirectoryReader } from "../client/directoryReader";
import { type Fields, textOf } from "../client/fields";
import { findMany } from "../client/findMany";

/** Enough of a service principal to tell what it is and whose. */
export interface PrincipalFacts {
  readonly objectId: string;
  readonly clientId: string;
  readonly displayName: string;
  /** Tenant that holds its application; undefined where the directory does not say, as for managed identities. */
  readonly ownerTenantId: string | undefined;
}

const facts = "$select=id,appId,displayName,appOwnerOrganizationId";

/**
 * Those of the principals that the tenant has, in the order asked for.
 *
 * @throws {GraphRefusedError} {DirectoryAnswerError}
 */
export async function findPrincipals(
  directory: DirectoryReader,
  selection: { readonly by: "objectIds" | "clientIds"; readonly values: readonly string[] },
): Promise<readonly PrincipalFacts[]> {
  const values = [...new Set(selection.values)].map(encodeURIComponent);
  const keys = values.map((value) => (selection.by === "objectIds" ? `/${value}` : `(appId='${value}')`));
  const paths = keys.map((key) => `/servicePrincipals${key}?${facts}`);
  const found = await findMany(directory, paths);
  return found.flatMap((principal) => (principal === undefined ? [] : [readFacts(principal)]));
}

function readFacts({ id, appId, displayName, appOwnerOrganizationId }: Fields): PrincipalFacts {
  const objectId = textOf(id) ?? "";
  return {
    objectId,
    clientId: textOf(appId) ?? "",
    displayName: textOf(displayName) ?? objectId,
    ownerTenantId: textOf(appOwnerOrganizationId),
  };
}
