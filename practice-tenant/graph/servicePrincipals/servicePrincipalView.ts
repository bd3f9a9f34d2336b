/** A service principal as Graph serves it. */
import { toJson } from "../../json";
import type { JsonObject, ServicePrincipal } from "../../records";
import { viewPassword } from "../credentials/passwordCredentials";
import { onceForRecord } from "../odata/onceForRecord";

export const viewServicePrincipal = onceForRecord((principal: ServicePrincipal): JsonObject => {
  const { owners: _o, wellKnown: _w, ...served } = principal;
  return toJson({
    ...served,
    keyCredentials: principal.keyCredentials.map((credential) => ({ ...credential, key: null })),
    passwordCredentials: principal.passwordCredentials.map(viewPassword),
  });
});
