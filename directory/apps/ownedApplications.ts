/** The applications that a user or a service principal owns. */
import type { DirectoryReader } from "../client/directoryReader";
import { type Fields, textOf } from "../client/fields";
import { findMany } from "../client/findMany";
import { listMany } from "../client/listMany";

/**
 * An id does not tell whose it is, so the principals are asked first: that takes no right to read users.
 *
 * @returns none for an id that nobody has
 * @throws {GraphRefusedError} {DirectoryAnswerError}
 */
export async function ownedApplications(directory: DirectoryReader, ownerId: string): Promise<readonly Fields[]> {
  const owned =
    (await ownedBy(directory, "servicePrincipals", ownerId)) ?? (await ownedBy(directory, "users", ownerId));
  const ids = (owned ?? [])
    .filter((object) => object["@odata.type"] === "#microsoft.graph.application")
    .flatMap(({ id }) => textOf(id) ?? []);
  // A list of mixed kinds may hold less of each object than the object itself does.
  const applications = await findMany(
    directory,
    ids.map((id) => `/applications/${id}`),
  );
  return applications.filter((found) => found !== undefined);
}

async function ownedBy(
  directory: DirectoryReader,
  set: "servicePrincipals" | "users",
  ownerId: string,
): Promise<readonly Fields[] | undefined> {
  const [owned] = await listMany(directory, [`/${set}/${encodeURIComponent(ownerId)}/ownedObjects`]);
  return owned;
}
