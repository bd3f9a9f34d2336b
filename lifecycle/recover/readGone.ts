/** Asks a directory which objects of a state it has no more: an engine would stop at the first of them. */
import { type DirectoryReader, type Fields, fieldsOf, listOf } from "../../directory";
import { applicationTypes, type RecordedEntry } from "./situation";

/** Where a recorded resource is looked for, and how it is told in what is found there. */
interface Look {
  readonly path: string;
  readonly isThere: (found: Fields) => boolean;
}

/**
 * URNs of the recorded resources whose objects are gone.
 *
 * @throws {GraphRefusedError} when something may not be looked at
 */
export async function readGone(
  directory: DirectoryReader,
  recorded: readonly RecordedEntry[],
): Promise<ReadonlySet<string>> {
  const looked = recorded.flatMap((entry) => {
    const look = entry.external ? undefined : lookFor(entry);
    return look === undefined ? [] : [{ urn: entry.urn, ...look }];
  });
  const paths = [...new Set(looked.map(({ path }) => path))];
  const answers = await directory.getMany(paths);
  const found = new Map(paths.map((path, at) => [path, answers[at]]));
  return new Set(
    looked.flatMap(({ urn, path, isThere }) => {
      const answer = found.get(path);
      if (answer?.refusal !== undefined && answer.status !== 404) throw answer.refusal;
      return answer === undefined || answer.status === 404 || !isThere(answer.body) ? [urn] : [];
    }),
  );
}

const always = (): boolean => true;

/** Types whose ids are Graph's own paths. */
const idIsPath = new Set([
  ...applicationTypes,
  "azuread:index/servicePrincipal:ServicePrincipal",
  "azuread:index/servicePrincipalDelegatedPermissionGrant:ServicePrincipalDelegatedPermissionGrant",
  "azuread:index/appRoleAssignment:AppRoleAssignment",
]);

/** Undefined for what no directory holds, and for types that are none of ours to look for. */
function lookFor({ id, type }: RecordedEntry): Look | undefined {
  if (id === "" || !type.startsWith("azuread:")) return undefined;
  if (idIsPath.has(type)) return { path: id, isThere: always };
  const [objectId = "", part = "", key = ""] = id.replace(/^\/applications\//, "").split("/");
  switch (part) {
    case "federatedIdentityCredential":
      return { path: `/applications/${objectId}/federatedIdentityCredentials/${key}`, isThere: always };
    case "password":
      return { path: holderPath(type, objectId), isThere: (found) => hasKey(found.passwordCredentials, key) };
    case "certificate":
      return { path: holderPath(type, objectId), isThere: (found) => hasKey(found.keyCredentials, key) };
    default:
      return type.startsWith("azuread:index/application")
        ? { path: `/applications/${objectId}`, isThere: always }
        : undefined;
  }
}

function holderPath(type: string, objectId: string): string {
  return `/${type.startsWith("azuread:index/servicePrincipal") ? "servicePrincipals" : "applications"}/${objectId}`;
}

function hasKey(credentials: unknown, keyId: string): boolean {
  return listOf(credentials).some((credential) => fieldsOf(credential).keyId === keyId);
}
