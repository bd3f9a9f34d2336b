/** A service principal as Graph serves it: without keys and secrets. */
import { toJson } from "../../json";
import type { JsonObject, ServicePrincipal } from "../../records";
import { viewPassword } from "../credentials/passwordCredentials";
import type { GraphCall } from "../http/graphCall";
import { onceForRecord } from "../odata/onceForRecord";

export const viewServicePrincipal = onceForRecord((principal: ServicePrincipal) => view(principal, false));

/** For one that is asked for by itself: Graph gives certificates back to a caller that asks for this property. */
export function viewSelected(principal: ServicePrincipal, { query }: Pick<GraphCall, "query">): JsonObject {
  return query.select?.includes("keyCredentials") ? view(principal, true) : viewServicePrincipal(principal);
}

function view(principal: ServicePrincipal, showsKeys: boolean): JsonObject {
  const { owners: _o, wellKnown: _w, ...served } = principal;
  return toJson({
    ...served,
    keyCredentials: principal.keyCredentials.map((credential) => ({
      ...credential,
      key: showsKeys ? credential.key : null,
    })),
    passwordCredentials: principal.passwordCredentials.map(viewPassword),
  });
}
