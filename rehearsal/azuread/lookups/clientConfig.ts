/** Look-ups that need no call to the directory: who calls, and the ids of well-known applications. */
import { defineLookup } from "./lookup";
import { publishedAppIds } from "./publishedAppIds";

export const getClientConfig = defineLookup({
  name: "getClientConfig",
  args: {},
  run: async ({ caller: { tenantId, clientId, objectId } }) => ({
    clientId,
    id: `${tenantId}-${clientId}-${objectId}`,
    objectId,
    tenantId,
  }),
});

export const getApplicationPublishedAppIds = defineLookup({
  name: "getApplicationPublishedAppIds",
  args: {},
  run: async () => ({ id: "appIds", result: publishedAppIds }),
});
