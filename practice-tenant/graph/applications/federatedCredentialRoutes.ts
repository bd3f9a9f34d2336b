/** `/applications/{id}/federatedIdentityCredentials`. The credentials are kept on their application. */
import { z } from "zod";
import type { Application, FederatedIdentityCredential, JsonObject } from "../../records";
import { assertFederatedCredentialAllowed } from "../../rules/federation/federatedCredentialRules";
import { entityTypes } from "../entityTypes";
import { type GraphAnswer, type GraphCall, type GraphRoute, noContent } from "../http/graphCall";
import { notFound } from "../http/graphError";
import { definedOnly, readBody } from "../http/readBody";
import { requireApplication } from "./applicationStore";

const collection = "/applications/{id}/federatedIdentityCredentials";
const item = `${collection}/{credentialId}`;

export const federatedCredentialRoutes: readonly GraphRoute[] = [
  { method: "GET", path: collection, handle: listCredentials },
  { method: "POST", path: collection, handle: createCredential },
  { method: "GET", path: item, handle: readCredential },
  { method: "PATCH", path: item, handle: changeCredential },
  { method: "DELETE", path: item, handle: removeCredential },
];

const patchSchema = z
  .strictObject({
    id: z.string(),
    name: z.string().min(1),
    issuer: z.string(),
    subject: z.string().nullable(),
    audiences: z.array(z.string()),
    description: z.string().nullable(),
    claimsMatchingExpression: z.record(z.string(), z.json()).nullable(),
  })
  .partial();

const newSchema = patchSchema.extend({ name: z.string().min(1), issuer: z.string(), audiences: z.array(z.string()) });

function listCredentials({ context, params }: GraphCall): GraphAnswer {
  const { federatedIdentityCredentials } = requireApplication(context.store, params.id ?? "");
  return {
    kind: "list",
    type: entityTypes.federatedIdentityCredential,
    entities: federatedIdentityCredentials.map(view),
  };
}

function readCredential(call: GraphCall): GraphAnswer {
  const { credential } = requireCredential(call);
  return { kind: "entity", status: 200, type: entityTypes.federatedIdentityCredential, entity: view(credential) };
}

function createCredential(call: GraphCall): GraphAnswer {
  const { context, params } = call;
  const application = requireApplication(context.store, params.id ?? "");
  const { id: _, ...given } = readBody(newSchema, call.body, "FederatedIdentityCredential");
  const { name, issuer, audiences } = given;
  const credential = {
    subject: null,
    description: null,
    ...definedOnly(given),
    id: context.random.uuid(),
    name,
    issuer,
    audiences,
  };
  assertFederatedCredentialAllowed(context, application, credential);
  keep(call, application, [...application.federatedIdentityCredentials, credential]);
  return { kind: "entity", status: 201, type: entityTypes.federatedIdentityCredential, entity: view(credential) };
}

function changeCredential(call: GraphCall): GraphAnswer {
  const { application, credential } = requireCredential(call);
  const { id: _, ...patch } = readBody(patchSchema, call.body, "FederatedIdentityCredential");
  const after = { ...credential, ...definedOnly(patch) };
  assertFederatedCredentialAllowed(call.context, application, after);
  keep(
    call,
    application,
    application.federatedIdentityCredentials.map((one) => (one.id === after.id ? after : one)),
  );
  return noContent;
}

function removeCredential(call: GraphCall): GraphAnswer {
  const { application, credential } = requireCredential(call);
  keep(
    call,
    application,
    application.federatedIdentityCredentials.filter((one) => one.id !== credential.id),
  );
  return noContent;
}

/** Graph takes the id or the name. */
function requireCredential({ context, params }: GraphCall) {
  const application = requireApplication(context.store, params.id ?? "");
  const key = (params.credentialId ?? "").replace(/^name='(.*)'$/, "$1");
  const credential = application.federatedIdentityCredentials.find(({ id, name }) => id === key || name === key);
  if (credential === undefined) throw notFound(key);
  return { application, credential };
}

function keep({ context }: GraphCall, application: Application, credentials: FederatedIdentityCredential[]): void {
  context.store.put("application", { ...application, federatedIdentityCredentials: credentials });
}

function view(credential: FederatedIdentityCredential): JsonObject {
  return { ...credential };
}
