/** An application as Graph serves it: without what has paths of its own, and without keys and secrets. */
import { toJson } from "../../json";
import type { Application, JsonObject } from "../../records";
import { viewPassword } from "../credentials/passwordCredentials";
import type { GraphCall } from "../http/graphCall";

export function viewApplication(
  application: Application,
  { version, query }: Pick<GraphCall, "version" | "query">,
): JsonObject {
  const {
    owners: _o,
    federatedIdentityCredentials: _f,
    oauth2RequirePostResponse,
    uniqueName,
    ...served
  } = application;
  const showsKeys = query.select?.includes("keyCredentials") ?? false;
  return toJson({
    ...served,
    keyCredentials: application.keyCredentials.map((credential) => ({
      ...credential,
      // Graph gives certificates back only to a caller that asks for this property.
      key: showsKeys ? credential.key : null,
    })),
    passwordCredentials: application.passwordCredentials.map(viewPassword),
    ...(version === "beta" && { oauth2RequirePostResponse: oauth2RequirePostResponse ?? null }),
    ...(uniqueName != null && { uniqueName }),
  });
}
