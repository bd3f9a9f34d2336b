/** An identifier URI belongs to one application of the tenant. The recorded directory refused this even where it took all else. */
import type { ApplicationRule } from "./directoryRule";

export const identifierUriTakenRule: ApplicationRule = ({ after }, { store }) => {
  const wanted = new Set(after.identifierUris.map((uri) => uri.toLowerCase()));
  if (wanted.size === 0) return undefined;
  const holder = store.find(
    "application",
    ({ id, identifierUris }) => id !== after.id && identifierUris.some((uri) => wanted.has(uri.toLowerCase())),
  );
  if (holder === undefined) return undefined;
  return {
    status: 400,
    code: "Request_MultipleObjectsWithSameKeyValue",
    message: "Another object with the same value for property identifierUris already exists.",
  };
};
