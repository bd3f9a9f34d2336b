/** An identifier URI belongs to one application of the tenant. The recorded directory refused this even where it took all else. */
import type { ApplicationRule } from "./directoryRule";

export const identifierUriTakenRule: ApplicationRule = ({ after }, { store }) => {
  const holders = after.identifierUris.flatMap((uri) => store.listBy("application", "identifierUris", uri));
  if (holders.every(({ id }) => id === after.id)) return undefined;
  return {
    status: 400,
    code: "Request_MultipleObjectsWithSameKeyValue",
    message: "Another object with the same value for property identifierUris already exists.",
    detail: { code: "ObjectConflict", target: "identifierUris" },
  };
};
