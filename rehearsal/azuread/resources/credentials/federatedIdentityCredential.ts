/**
 * `azuread.ApplicationFederatedIdentityCredential` and its flexible variant: trust in the tokens of
 * another issuer.
 */
import type { PropertyMap } from "../../../propertyValue";
import { type JsonObject, objectOf, textOf, textsOf } from "../../jsonValues";
import { isNotFound } from "../../providerError";
import type { Change, Draft, OperationContext, ResourceType } from "../../resourceType";
import { computed, type Fields, text, textList } from "../../schema/propertySchema";
import { hasLength, isApplicationId, isNotBlank, isNotEmpty } from "../../schema/valueChecks";
import { until, untilGone } from "../consistency";
import { findOrGone, firstObjectOf, lastSegment } from "../objectId";
import { orFail } from "../orFail";

const credentialType = "#microsoft.graph.federatedIdentityCredential";

/** What is not common to both variants. */
interface Variant {
  readonly token: string;
  readonly fields: Fields;
  /** The flexible variant exists on the beta endpoint only. */
  readonly beta: boolean;
  readonly idOf: (objectId: string, credentialId: string) => string;
  readonly importId: RegExp;
  readonly bodyOf: (planned: JsonObject) => JsonObject;
  readonly stateOf: (credential: JsonObject) => PropertyMap;
}

const sharedFields: Fields = {
  applicationId: text({ use: "required", forceNew: true, check: isApplicationId }),
  credentialId: computed(text()),
  displayName: text({ use: "required", forceNew: true, check: hasLength(1, 120) }),
};

function defineFederatedCredential(variant: Variant): ResourceType {
  return {
    token: variant.token,
    fields: { ...sharedFields, ...variant.fields },
    minutes: { create: 15, read: 5, update: 5, delete: 5 },
    importId: variant.importId,
    create: (context, planned, draft) => create(variant, context, { planned, draft }),
    read: (context, draft) => read(variant, context, draft),
    update: (context, change, draft) => update(variant, context, { change, draft }),
    delete: (context, id) => remove(variant, context, id),
  };
}

function pathOf(id: string): string {
  return `/applications/${firstObjectOf(id)}/federatedIdentityCredentials/${lastSegment(id)}`;
}

function titleOf(id: string): string {
  return `Application Id Federated Identity Credential (Application: "${firstObjectOf(id)}"\nFederated Identity Credential: "${lastSegment(id)}")`;
}

async function create(
  { beta, bodyOf, idOf }: Variant,
  context: OperationContext,
  { planned, draft }: { readonly planned: PropertyMap; readonly draft: Draft },
): Promise<void> {
  const { graph } = context;
  const objectId = firstObjectOf(textOf(planned, "applicationId"));
  const path = `/applications/${objectId}`;
  const named = `Application (Application: "${objectId}")`;
  await context.locks.run(objectId, async () => {
    await orFail(`retrieving ${named}`, graph.get(path, { beta }));
    const created = await orFail(
      `Adding federated identity credential for ${named}`,
      graph.create(`${path}/federatedIdentityCredentials`, bodyOf(planned), { beta }),
    );
    const id = idOf(objectId, textOf(created, "id"));
    await orFail(
      `Waiting for ${titleOf(id)}`,
      until(context, () => exists(context, id, beta)),
    );
    draft.id = id;
  });
}

async function exists({ graph }: OperationContext, id: string, beta: boolean): Promise<boolean> {
  try {
    await graph.get(pathOf(id), { beta });
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}

async function update(
  { beta, bodyOf }: Variant,
  context: OperationContext,
  { change, draft }: { readonly change: Change; readonly draft: Draft },
): Promise<void> {
  const { id } = draft;
  const body = { ...bodyOf(change.planned), id: lastSegment(id) };
  const summary = `Updating federated identity credential with ID "${lastSegment(id)}" for application with object ID "${firstObjectOf(id)}"`;
  await context.locks.run(firstObjectOf(id), () => orFail(summary, context.graph.patch(pathOf(id), body, { beta })));
}

async function read({ beta, stateOf }: Variant, { graph }: OperationContext, draft: Draft): Promise<boolean> {
  const { id } = draft;
  const summary = `Retrieving federated identity credential with ID "${lastSegment(id)}" for application with object ID "${firstObjectOf(id)}"`;
  const credential = await findOrGone(summary, graph.get(pathOf(id), { beta }), "id");
  if (credential === undefined) return false;
  draft.values = {
    ...draft.values,
    ...stateOf(credential),
    applicationId: `/applications/${firstObjectOf(id)}`,
    credentialId: lastSegment(id),
    displayName: textOf(credential, "name"),
  };
  return true;
}

async function remove({ beta }: Variant, context: OperationContext, id: string): Promise<void> {
  const { graph } = context;
  await context.locks.run(firstObjectOf(id), async () => {
    await orFail(`Removing ${titleOf(id)}`, graph.delete(pathOf(id), { beta }));
    await untilGone(context, () => graph.get(pathOf(id), { beta }));
  });
}

export const federatedIdentityCredential = defineFederatedCredential({
  token: "azuread:index/applicationFederatedIdentityCredential:ApplicationFederatedIdentityCredential",
  fields: {
    audiences: textList({ use: "required", maxItems: 1, check: isNotEmpty }),
    description: text(),
    issuer: text({ use: "required" }),
    subject: text({ use: "required" }),
  },
  beta: false,
  idOf: (objectId, credentialId) => `${objectId}/federatedIdentityCredential/${credentialId}`,
  importId: /^[^/]+\/federatedIdentityCredential\/[^/]+$/,
  // An empty description is sent as such, not as null.
  bodyOf: (planned) => ({
    "@odata.type": credentialType,
    audiences: textsOf(planned, "audiences"),
    description: textOf(planned, "description"),
    issuer: textOf(planned, "issuer"),
    name: textOf(planned, "displayName"),
    subject: textOf(planned, "subject"),
  }),
  stateOf: (credential) => ({
    audiences: textsOf(credential, "audiences"),
    description: textOf(credential, "description"),
    issuer: textOf(credential, "issuer"),
    subject: textOf(credential, "subject"),
  }),
});

export const flexibleFederatedIdentityCredential = defineFederatedCredential({
  token: "azuread:index/applicationFlexibleFederatedIdentityCredential:ApplicationFlexibleFederatedIdentityCredential",
  fields: {
    audience: text({ use: "required", check: hasLength(1, 600) }),
    claimsMatchingExpression: text({ use: "required", check: isNotBlank }),
    description: text({ check: hasLength(0, 600) }),
    issuer: text({ use: "required", check: isNotBlank }),
  },
  beta: true,
  idOf: (objectId, credentialId) => `/applications/${objectId}/federatedIdentityCredentials/${credentialId}`,
  importId: /^\/applications\/[^/]+\/federatedIdentityCredentials\/[^/]+$/,
  bodyOf: (planned) => ({
    "@odata.type": credentialType,
    audiences: [textOf(planned, "audience")],
    claimsMatchingExpression: { languageVersion: 1, value: textOf(planned, "claimsMatchingExpression") },
    description: textOf(planned, "description"),
    issuer: textOf(planned, "issuer"),
    name: textOf(planned, "displayName"),
  }),
  stateOf: (credential) => ({
    audience: textsOf(credential, "audiences")[0] ?? "",
    claimsMatchingExpression: textOf(objectOf(credential, "claimsMatchingExpression"), "value"),
    description: textOf(credential, "description"),
    issuer: textOf(credential, "issuer"),
  }),
});
