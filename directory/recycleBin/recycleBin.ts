/** What a tenant's recycle bin keeps of app registrations for thirty days. */
import type { DirectoryReader, DirectoryWriter } from "../client/directoryReader";
import { type Fields, textOf, textsOf } from "../client/fields";

export interface DeletedObject {
  readonly objectId: string;
  readonly kind: "application" | "servicePrincipal";
  readonly displayName: string;
  readonly clientId: string | undefined;
  readonly tags: readonly string[];
  /** RFC 3339, of an application; undefined where the directory does not say. */
  readonly createdAt: string | undefined;
  /** RFC 3339; undefined where the directory does not say. */
  readonly deletedAt: string | undefined;
  /** As Graph answers it. */
  readonly fields: Fields;
}

const kinds = ["application", "servicePrincipal"] as const;

/**
 * Every deleted application and service principal.
 *
 * @throws {GraphRefusedError} {DirectoryAnswerError}
 */
export async function readRecycleBin(directory: DirectoryReader): Promise<readonly DeletedObject[]> {
  const lists = await Promise.all(
    kinds.map(async (kind) => {
      const objects = await directory.list(`/directory/deletedItems/microsoft.graph.${kind}?$top=999`);
      return objects.map((object) => readDeleted(kind, object));
    }),
  );
  return lists.flat();
}

/** Takes an object out of the recycle bin for good; an application takes its principal along. "absent": it was gone. */
export function purgeDeleted(directory: DirectoryWriter, objectId: string): Promise<"deleted" | "absent"> {
  return directory.delete(`/directory/deletedItems/${encodeURIComponent(objectId)}`);
}

function readDeleted(kind: DeletedObject["kind"], object: Fields): DeletedObject {
  const objectId = textOf(object.id) ?? "";
  return {
    objectId,
    kind,
    displayName: textOf(object.displayName) ?? objectId,
    clientId: textOf(object.appId),
    tags: textsOf(object.tags),
    createdAt: textOf(object.createdDateTime),
    deletedAt: textOf(object.deletedDateTime),
    fields: object,
  };
}
