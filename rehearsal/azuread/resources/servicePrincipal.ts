/** `azuread.ServicePrincipal`: the presence of an application in the tenant. */
import type { PropertyMap } from "../../propertyValue";
import { flagOf, type Json, type JsonObject, listOf, nullIfEmpty, objectOf, objectsOf, textOf } from "../jsonValues";
import { OperationFailure } from "../providerError";
import type { Change, Draft, OperationContext, ResourceType } from "../resourceType";
import type { RetryRule } from "../transport/graphClient";
import { alreadyExists } from "./alreadyExists";
import { setValues } from "./application/applicationBody";
import { untilGone } from "./consistency";
import { tagsFromFeatures } from "./graphShapes";
import { findOrGone, lastSegment } from "./objectId";
import { orFail } from "./orFail";
import { changeOwners, planOwners, readOwners, settleOwners } from "./owners";
import { servicePrincipalFields } from "./servicePrincipalFields";
import { principalState } from "./servicePrincipalState";

const principalType = "#microsoft.graph.servicePrincipal";

/** Two answers of a directory in which the new application is not known everywhere yet. */
const applicationNotSettledYet: RetryRule = ({ status, reason }) =>
  (status === 400 &&
    /The appId '.+' of the service principal does not reference a valid application object/.test(reason.message)) ||
  (status === 403 &&
    reason.message.includes("the backing application of the service principal being created must in the local tenant"));

async function create(context: OperationContext, planned: PropertyMap, draft: Draft): Promise<void> {
  const { graph } = context;
  const clientId = textOf(planned, "clientId");
  const query = { $filter: `appId eq '${clientId.replaceAll("'", "''")}'` };
  const [existing, ...others] = await orFail(
    "Could not list existing service principals",
    graph.list("/servicePrincipals", { query }),
  );
  if (others.length > 0)
    throw new OperationFailure("Could not list existing service principals: more than one was returned");
  if (existing !== undefined) return adopt(context, { existing, planned, draft });
  const owners = planOwners(context, setTexts(planned, "owners"));
  const created = await orFail(
    "Could not create service principal",
    graph.create("/servicePrincipals", createBody(context, planned, owners.bound), {
      retryWhen: applicationNotSettledYet,
    }),
  );
  const objectId = textOf(created, "id");
  const path = `/servicePrincipals/${objectId}`;
  draft.id = path;
  const description = nullIfEmpty(textOf(planned, "description"));
  await orFail(
    "Failed to patch service principal after creating",
    graph.patch(path, { "@odata.type": principalType, description }),
  );
  await orFail(
    `Could not remove initial owner from Service Principal (Service Principal: "${objectId}")`,
    settleOwners(context, path, owners),
  );
}

/** A principal that is already there is taken over when the program says so; otherwise it is in the way. */
async function adopt(
  context: OperationContext,
  { existing, planned, draft }: { existing: JsonObject; planned: PropertyMap; draft: Draft },
): Promise<void> {
  const objectId = textOf(existing, "id");
  if (!flagOf(planned, "useExisting")) throw alreadyExists("azuread_service_principal", objectId);
  draft.id = `/servicePrincipals/${objectId}`;
  await update(context, { old: {}, planned, has: (name) => listOf(planned, name).length > 0 }, draft);
}

function createBody(context: OperationContext, planned: PropertyMap, owners: readonly string[]): JsonObject {
  const block = objectsOf(planned, "featureTags")[0] ?? objectsOf(planned, "features")[0];
  return {
    ...mainBody(planned),
    appId: textOf(planned, "clientId"),
    description: `TERRAFORM_UPDATE_${context.randomUuid()}`,
    "owners@odata.bind": owners,
    tags: block === undefined ? setTexts(planned, "tags") : tagsFromFeatures(block),
  };
}

function mainBody(planned: PropertyMap): Record<string, Json> {
  const optionalText = (name: string) => nullIfEmpty(textOf(planned, name));
  const saml = objectOf(planned, "samlSingleSignOn");
  return {
    "@odata.type": principalType,
    accountEnabled: flagOf(planned, "accountEnabled"),
    alternativeNames: setTexts(planned, "alternativeNames"),
    appRoleAssignmentRequired: flagOf(planned, "appRoleAssignmentRequired"),
    description: optionalText("description"),
    loginUrl: optionalText("loginUrl"),
    notes: optionalText("notes"),
    notificationEmailAddresses: setTexts(planned, "notificationEmailAddresses"),
    preferredSingleSignOnMode: optionalText("preferredSingleSignOnMode"),
    samlSingleSignOnSettings: saml === undefined ? {} : { relayState: textOf(saml, "relayState") },
  };
}

function setTexts(values: JsonObject, name: string): string[] {
  return setValues(servicePrincipalFields, values, name).map(String);
}

async function update(context: OperationContext, { planned, has }: Change, draft: Draft): Promise<void> {
  const path = `/servicePrincipals/${lastSegment(draft.id)}`;
  const changed = ["featureTags", "features"].find((name) => has(name) && listOf(planned, name).length > 0);
  const tags = changed === undefined ? setTexts(planned, "tags") : tagsFromFeatures(objectsOf(planned, changed)[0]);
  await orFail(
    `Updating Service Principal (Service Principal: "${lastSegment(draft.id)}")`,
    context.graph.patch(path, { ...mainBody(planned), tags }),
  );
  if (has("owners")) {
    const summary = `Could not add owners to Service Principal (Service Principal: "${lastSegment(draft.id)}")`;
    await orFail(summary, changeOwners(context, path, setTexts(planned, "owners")));
  }
}

async function read(context: OperationContext, draft: Draft): Promise<boolean> {
  const { graph } = context;
  const objectId = lastSegment(draft.id);
  const path = `/servicePrincipals/${objectId}`;
  const named = `Retrieving Service Principal (Service Principal: "${objectId}")`;
  const principal = await findOrGone(named, graph.get(path));
  if (principal === undefined) return false;
  const beta = await orFail(
    `${named} (beta API)`,
    graph.get(path, { beta: true, query: { $select: "samlMetadataUrl" } }),
  );
  const owners = await orFail(
    `Could not retrieve owners for Service Principal (Service Principal: "${objectId}")`,
    readOwners(context, path),
    "owners",
  );
  draft.values = {
    ...draft.values,
    ...principalState(principal),
    samlMetadataUrl: textOf(beta, "samlMetadataUrl"),
    owners,
  };
  return true;
}

/** A principal that was taken over is deleted too, but its refusal to go is not an error. */
async function remove(context: OperationContext, id: string, outputs: JsonObject): Promise<void> {
  const path = `/servicePrincipals/${lastSegment(id)}`;
  const summary = `Deleting Service Principal (Service Principal: "${lastSegment(id)}")`;
  if (flagOf(outputs, "useExisting")) {
    await context.graph.delete(path).catch(() => undefined);
    return;
  }
  await orFail(summary, context.graph.delete(path), "id");
  await untilGone(context, () => context.graph.get(path));
}

export const servicePrincipal: ResourceType = {
  token: "azuread:index/servicePrincipal:ServicePrincipal",
  fields: servicePrincipalFields,
  minutes: { create: 10, read: 5, update: 10, delete: 5 },
  importId: /^\/servicePrincipals\/[^/]+$/,
  create,
  read,
  update,
  delete: remove,
};
