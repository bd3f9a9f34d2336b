/** `addPassword` and `removePassword` of applications and service principals. */
import type { PasswordCredential } from "../../records";
import { assertPasswordAllowed } from "../../rules/passwordLimits";
import type { Store } from "../../store";
import { requireApplication } from "../applications/applicationStore";
import { type GraphAnswer, type GraphCall, type GraphRoute, noContent } from "../http/graphCall";
import { badRequest } from "../http/graphError";
import { readBody } from "../http/readBody";
import { requireServicePrincipal } from "../servicePrincipals/servicePrincipalStore";
import { addPasswordSchema, removePasswordSchema } from "./credentialBody";
import { createPassword } from "./passwordCredentials";

export const passwordRoutes: readonly GraphRoute[] = (["applications", "servicePrincipals"] as const).flatMap(
  (set): GraphRoute[] => [
    { method: "POST", path: `/${set}/{id}/addPassword`, handle: (call) => addPassword(set, call) },
    { method: "POST", path: `/${set}/{id}/removePassword`, handle: (call) => removePassword(set, call) },
  ],
);

type HolderSet = "applications" | "servicePrincipals";

interface Holder {
  readonly id: string;
  readonly signInAudience: string | null;
  readonly passwordCredentials: readonly PasswordCredential[];
}

function addPassword(set: HolderSet, { context, params, body }: GraphCall): GraphAnswer {
  const holder = requireHolder(set, context.store, params.id ?? "");
  const { passwordCredential } = readBody(addPasswordSchema, body, "PasswordCredential");
  const { credential, answer } = createPassword(context, passwordCredential ?? {});
  assertPasswordAllowed(context, holder, credential);
  keepPasswords(set, context.store, {
    id: holder.id,
    passwordCredentials: [...holder.passwordCredentials, credential],
  });
  return {
    kind: "value",
    value: { "@odata.context": `${context.origin}/v1.0/$metadata#microsoft.graph.passwordCredential`, ...answer },
  };
}

function removePassword(set: HolderSet, { context: { store }, params, body }: GraphCall): GraphAnswer {
  const holder = requireHolder(set, store, params.id ?? "");
  const { keyId } = readBody(removePasswordSchema, body, "PasswordCredential");
  const left = holder.passwordCredentials.filter((credential) => credential.keyId !== keyId);
  if (left.length === holder.passwordCredentials.length)
    throw badRequest(`No password credential found with keyId '${keyId}'.`);
  keepPasswords(set, store, { id: holder.id, passwordCredentials: left });
  store.remove("secret", keyId);
  return noContent;
}

function requireHolder(set: HolderSet, store: Store, key: string): Holder {
  return set === "applications" ? requireApplication(store, key) : requireServicePrincipal(store, key);
}

function keepPasswords(
  set: HolderSet,
  store: Store,
  { id, passwordCredentials }: Omit<Holder, "signInAudience">,
): void {
  if (set === "applications") store.put("application", { ...requireApplication(store, id), passwordCredentials });
  else store.put("servicePrincipal", { ...requireServicePrincipal(store, id), passwordCredentials });
}
