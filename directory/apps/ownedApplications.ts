/** The applications that a user or a service principal owns. */
import type { DirectoryReader } from "../client/directoryReader";
import { type Fields, textOf } from "../client/fields";
import { listMany } from "./listMany";

/** Asked of both kinds of owner, because an id does not tell which it is of. */
export async function ownedApplications(directory: DirectoryReader, objectId: string): Promise<readonly Fields[]> {
  const owner = encodeURIComponent(objectId);
  const lists = await listMany(directory, [`/users/${owner}/ownedObjects`, `/servicePrincipals/${owner}/ownedObjects`]);
  const ids = lists.flatMap((objects = []) =>
    objects
      .filter((object) => object["@odata.type"] === "#microsoft.graph.application")
      .flatMap(({ id }) => textOf(id) ?? []),
  );
  const answers = await directory.getMany(ids.map((id) => `/applications/${id}`));
  return answers.flatMap(({ status, body }) => (status === 200 ? [body] : []));
}
