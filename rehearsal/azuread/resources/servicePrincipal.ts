/** `azuread.ServicePrincipal`: the presence of an application in the tenant. */
import type { PropertyMap } from "../../propertyValue";
import {
  flagOf,
  type Json,
  type JsonObject,
  listOf,
  nullIfEmpty,
  objectOf,
  objectsOf,
  sameId,
  textOf,
  textsOf,
} from "../jsonValues";
import { OperationFailure } from "../providerError";
import type { Change, Draft, OperationContext, ResourceType } from "../resourceType";
import {
  block,
  computed,
  type Fields,
  flag,
  objectList,
  text,
  textList,
  textMap,
  textSet,
} from "../schema/propertySchema";
import { hasLength, isHttpUrl, isNotEmpty, isOneOf, isUuid } from "../schema/valueChecks";
import type { RetryRule } from "../transport/graphClient";
import { setValues } from "./application/applicationBody";
import { plainTags } from "./application/applicationFields";
import { untilGone } from "./consistency";
import {
  appRolesFrom,
  featuresFrom,
  featureTagsFrom,
  idsByValue,
  scopesFrom,
  shownAppRoles,
  shownScopes,
  tagsFromFeatures,
} from "./graphShapes";
import { findOrGone, lastSegment } from "./objectId";
import { orFail } from "./orFail";
import { changeOwners, planOwners, readOwners, settleOwners } from "./owners";

const principalType = "#microsoft.graph.servicePrincipal";
const isSingleSignOnMode = isOneOf("oidc", "password", "saml", "notSupported");

const fields: Fields = {
  accountEnabled: flag({ default: true }),
  alternativeNames: textSet({ check: isNotEmpty }),
  appRoleAssignmentRequired: flag(),
  appRoleIds: computed(textMap()),
  appRoles: computed(shownAppRoles),
  applicationTenantId: computed(text()),
  clientId: text({ use: "required", forceNew: true, check: isUuid }),
  description: text({ check: hasLength(0, 1024) }),
  displayName: computed(text()),
  featureTags: objectList(
    { customSingleSignOn: flag(), enterprise: flag(), gallery: flag(), hide: flag() },
    { use: "optionalComputed", conflictsWith: ["features", "tags"] },
  ),
  features: objectList(
    {
      customSingleSignOnApp: flag(),
      enterpriseApplication: flag(),
      galleryApplication: flag(),
      visibleToUsers: flag({ default: true }),
    },
    { use: "optionalComputed", conflictsWith: ["featureTags", "tags"] },
  ),
  homepageUrl: computed(text()),
  loginUrl: text({ check: isHttpUrl }),
  logoutUrl: computed(text()),
  notes: text({ check: hasLength(0, 1024) }),
  notificationEmailAddresses: textSet({ check: isNotEmpty }),
  oauth2PermissionScopeIds: computed(textMap()),
  oauth2PermissionScopes: computed(shownScopes),
  objectId: computed(text()),
  owners: textSet({ ...plainTags, check: isUuid }),
  preferredSingleSignOnMode: text({ check: isSingleSignOnMode }),
  redirectUris: computed(textList()),
  samlMetadataUrl: computed(text()),
  samlSingleSignOn: block(
    { relayState: text({ check: isNotEmpty }) },
    { keptWhenAbsent: (old) => textOf(old, "relayState") === "" },
  ),
  servicePrincipalNames: computed(textList()),
  signInAudience: computed(text()),
  tags: textSet({ ...plainTags, use: "optionalComputed", conflictsWith: ["features", "featureTags"] }),
  type: computed(text()),
  useExisting: flag(),
};

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
    `Could not remove initial owner from ServicePrincipal (Service Principal: "${objectId}")`,
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

/** The refusal to create what the directory already has. */
export function alreadyExists(terraformType: string, id: string): OperationFailure {
  return new OperationFailure(
    `A resource with the ID "${id}" already exists: To be managed via Terraform, this resource needs to be imported into the State. Please see the resource documentation for "${terraformType}" for more information.`,
    { attribute: "id" },
  );
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
  return setValues(fields, values, name).map(String);
}

async function update(context: OperationContext, { planned, has }: Change, draft: Draft): Promise<void> {
  const path = `/servicePrincipals/${lastSegment(draft.id)}`;
  const changed = ["featureTags", "features"].find((name) => has(name) && listOf(planned, name).length > 0);
  const tags = changed === undefined ? setTexts(planned, "tags") : tagsFromFeatures(objectsOf(planned, changed)[0]);
  await orFail(
    `Updating ServicePrincipal (Service Principal: "${lastSegment(draft.id)}")`,
    context.graph.patch(path, { ...mainBody(planned), tags }),
  );
  if (has("owners")) {
    const summary = `Could not add owners to ServicePrincipal (Service Principal: "${lastSegment(draft.id)}")`;
    await orFail(summary, changeOwners(context, path, setTexts(planned, "owners")));
  }
}

async function read(context: OperationContext, draft: Draft): Promise<boolean> {
  const { graph } = context;
  const objectId = lastSegment(draft.id);
  const path = `/servicePrincipals/${objectId}`;
  const named = `Retrieving ServicePrincipal (Service Principal: "${objectId}")`;
  const principal = await findOrGone(named, graph.get(path));
  if (principal === undefined) return false;
  const beta = await orFail(
    `${named} (beta API)`,
    graph.get(path, { beta: true, query: { $select: "samlMetadataUrl" } }),
  );
  const owners = await orFail(
    `Could not retrieve owners for ServicePrincipal (Service Principal: "${objectId}")`,
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

/** What a resource and a look-up both show of a service principal. */
export function principalState(principal: JsonObject): PropertyMap {
  const tags = textsOf(principal, "tags");
  const appId = textOf(principal, "appId");
  const saml = objectOf(principal, "samlSingleSignOnSettings");
  const roles = appRolesFrom(principal);
  const scopes = scopesFrom(principal);
  return {
    accountEnabled: flagOf(principal, "accountEnabled"),
    alternativeNames: textsOf(principal, "alternativeNames"),
    appRoleAssignmentRequired: flagOf(principal, "appRoleAssignmentRequired"),
    appRoleIds: idsByValue(roles),
    appRoles: roles,
    applicationTenantId: textOf(principal, "appOwnerOrganizationId"),
    clientId: appId,
    description: textOf(principal, "description"),
    displayName: textOf(principal, "displayName"),
    featureTags: featureTagsFrom(tags),
    features: featuresFrom(tags),
    homepageUrl: textOf(principal, "homepage"),
    loginUrl: textOf(principal, "loginUrl"),
    logoutUrl: textOf(principal, "logoutUrl"),
    notes: textOf(principal, "notes"),
    notificationEmailAddresses: textsOf(principal, "notificationEmailAddresses"),
    oauth2PermissionScopeIds: idsByValue(scopes),
    oauth2PermissionScopes: scopes,
    objectId: textOf(principal, "id"),
    preferredSingleSignOnMode: textOf(principal, "preferredSingleSignOnMode"),
    redirectUris: textsOf(principal, "replyUrls"),
    samlSingleSignOn: saml === undefined ? null : { relayState: textOf(saml, "relayState") },
    servicePrincipalNames: textsOf(principal, "servicePrincipalNames").filter((name) => !sameId(name, appId)),
    signInAudience: textOf(principal, "signInAudience"),
    tags,
    type: textOf(principal, "servicePrincipalType"),
  };
}

/** A principal that was taken over is deleted too, but its refusal to go is not an error. */
async function remove(context: OperationContext, id: string, outputs: JsonObject): Promise<void> {
  const path = `/servicePrincipals/${lastSegment(id)}`;
  const summary = `Deleting ServicePrincipal (Service Principal: "${lastSegment(id)}")`;
  if (flagOf(outputs, "useExisting")) {
    await context.graph.delete(path).catch(() => undefined);
    return;
  }
  await orFail(summary, context.graph.delete(path), "id");
  await untilGone(context, () => context.graph.get(path));
}

export const servicePrincipal: ResourceType = {
  token: "azuread:index/servicePrincipal:ServicePrincipal",
  fields,
  minutes: { create: 10, read: 5, update: 10, delete: 5 },
  importId: /^\/servicePrincipals\/[^/]+$/,
  create,
  read,
  update,
  delete: remove,
};
