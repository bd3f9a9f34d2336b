/** An application as Graph serves it: without what has paths of its own, and without keys and secrets. */
import { toJson } from "../../json";
import type { Application, JsonObject } from "../../records";
import { viewPassword } from "../credentials/passwordCredentials";
import type { GraphCall } from "../http/graphCall";
import { onceForRecord } from "../odata/onceForRecord";

const usual = {
  "v1.0": onceForRecord((application: Application) => view(application, { version: "v1.0", showsKeys: false })),
  beta: onceForRecord((application: Application) => view(application, { version: "beta", showsKeys: false })),
};

export function viewApplication(
  application: Application,
  { version, query }: Pick<GraphCall, "version" | "query">,
): JsonObject {
  // Graph gives certificates back only to a caller that asks for this property.
  const showsKeys = query.select?.includes("keyCredentials") ?? false;
  return showsKeys ? view(application, { version, showsKeys }) : usual[version](application);
}

function view(
  application: Application,
  { version, showsKeys }: { version: GraphCall["version"]; showsKeys: boolean },
): JsonObject {
  const {
    owners: _o,
    federatedIdentityCredentials: _f,
    oauth2RequirePostResponse,
    uniqueName,
    ...served
  } = application;
  return toJson({
    ...served,
    keyCredentials: application.keyCredentials.map((credential) => ({
      ...credential,
      key: showsKeys ? credential.key : null,
    })),
    passwordCredentials: application.passwordCredentials.map(viewPassword),
    ...(version === "beta" && { oauth2RequirePostResponse: oauth2RequirePostResponse ?? null }),
    ...(uniqueName != null && { uniqueName }),
  });
}
