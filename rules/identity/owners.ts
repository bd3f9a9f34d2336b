/** The owners that a manifest names. */
import { type AppManifest, knownValues } from "../../manifest";

/** Those that are settled, as object ids or as the names that they are looked up by. */
export function listOwners({ owners }: AppManifest): readonly string[] {
  return knownValues(owners.principals.flatMap((owner) => (owner.kind === "principal" ? [owner.objectId] : [])));
}
