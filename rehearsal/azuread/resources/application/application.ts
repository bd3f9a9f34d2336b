/** `azuread.Application`: an app registration with everything in one object. */
import { isPropertyMap, type PropertyMap } from "../../../propertyValue";
import { flagOf, type JsonObject, listOf, objectOf, objectsOf, sameId, textOf, textsOf } from "../../jsonValues";
import type { Change, Draft, OperationContext, ResourceType } from "../../resourceType";
import type { RetryRule } from "../../transport/graphClient";
import { untilGone } from "../consistency";
import { passwordBody } from "../credentials/passwordCredential";
import { findOrGone, lastSegment } from "../objectId";
import { orFail } from "../orFail";
import { changeOwners, planOwners, readOwners, settleOwners } from "../owners";
import {
  apiBody,
  applicationType,
  appRolesBody,
  mainBody,
  optionalClaimsBody,
  requiredAccessBody,
  scopesBody,
  setValues,
  tagsBody,
} from "./applicationBody";
import { applicationFields } from "./applicationFields";
import { duplicateName, findByName, refineApplicationPlan } from "./applicationRules";
import { applicationState } from "./applicationState";
import { createFromTemplate } from "./applicationTemplate";
import { disableAppRoles, disableScopes } from "./disablePermissions";
import { replaceInlinePassword } from "./inlinePassword";
import { uploadLogo } from "./logo";

/** A new object may not be known everywhere yet, and says so in three ways. */
export const notSettledYet: RetryRule = ({ status, reason }) =>
  status === 404 || status === 409 || (status === 400 && reason.message.includes("unless disabled first"));

async function create(context: OperationContext, planned: PropertyMap, draft: Draft): Promise<void> {
  const name = textOf(planned, "displayName");
  await refuseExistingName(context, planned, "");
  if (textOf(planned, "templateId") !== "") {
    await createFromTemplate(context, planned, draft);
    return update(context, { old: {}, planned, has: (property) => property in planned }, draft);
  }
  const owners = planOwners(context, textsOf({ owners: setValues(applicationFields, planned, "owners") }, "owners"));
  const mapsClaims = flagOf(objectOf(planned, "api"), "mappedClaimsEnabled");
  const created = await orFail(
    "Could not create application",
    context.graph.create("/applications", createBody(planned, { bound: owners.bound, mapsClaims })),
  );
  const objectId = textOf(created, "id");
  draft.id = `/applications/${objectId}`;
  keepNewPassword(draft, created);
  const path = `/applications/${objectId}`;
  for (const displayName of [`TERRAFORM_UPDATE_${context.randomUuid()}`, name]) {
    await orFail(
      `Failed to patch application with object ID "${objectId}" after creating`,
      context.graph.patch(path, { "@odata.type": applicationType, displayName }, { retryWhen: notSettledYet }),
    );
  }
  await finishCreation(context, planned, { path, mapsClaims });
  await orFail(
    `Could not remove initial owner from application with object ID: "${objectId}"`,
    settleOwners(context, path, owners),
  );
  await uploadLogo(context, path, textOf(planned, "logoImage"));
}

function createBody(planned: PropertyMap, how: { bound: readonly string[]; mapsClaims: boolean }): JsonObject {
  const { acceptMappedClaims, ...api } = apiBody(planned);
  const passwords = [objectOf(planned, "password")].filter(isPropertyMap).map(passwordBody);
  const byFeatures = listOf(planned, "featureTags").length > 0;
  return {
    ...mainBody(planned),
    // Holders of a narrow role may not send it at creation, so it follows in a call of its own.
    api: {
      ...api,
      ...(how.mapsClaims ? {} : { acceptMappedClaims: false }),
      oauth2PermissionScopes: scopesBody(planned),
    },
    appRoles: appRolesBody(planned),
    identifierUris: setValues(applicationFields, planned, "identifierUris"),
    optionalClaims: optionalClaimsBody(planned),
    "owners@odata.bind": how.bound,
    requiredResourceAccess: requiredAccessBody(planned),
    tags: tagsBody(planned, byFeatures),
    ...(passwords.length === 0 ? {} : { passwordCredentials: passwords }),
  };
}

/** The generated secret is shown only in the answer to the creation. */
function keepNewPassword(draft: Draft, created: JsonObject): void {
  const [credential, ...others] = objectsOf(created, "passwordCredentials");
  const password = draft.values.password ?? null;
  if (credential === undefined || others.length > 0 || !isPropertyMap(password)) return;
  draft.values.password = {
    ...password,
    keyId: textOf(credential, "keyId"),
    value: textOf(credential, "secretText"),
  };
}

async function finishCreation(
  context: OperationContext,
  planned: PropertyMap,
  { path, mapsClaims }: { path: string; mapsClaims: boolean },
): Promise<void> {
  const postRequired = planned.oauth2PostResponseRequired;
  if (typeof postRequired === "boolean") await setPostRequired(context, path, postRequired);
  if (mapsClaims) {
    const api = { ...apiBody(planned), oauth2PermissionScopes: scopesBody(planned) };
    await orFail(
      "Failed to patch application after creating to set `api.0.mapped_claims_enabled` property",
      context.graph.patch(path, { "@odata.type": applicationType, api }, { retryWhen: notSettledYet }),
      "api.0.mapped_claims_enabled",
    );
  }
}

async function setPostRequired({ graph }: OperationContext, path: string, value: boolean): Promise<void> {
  await orFail(
    `Failed to set \`oauth2_post_response_required\` for Application (Application: "${lastSegment(path)}")`,
    graph.patch(
      path,
      { "@odata.type": applicationType, oauth2RequirePostResponse: value },
      { beta: true, retryWhen: notSettledYet },
    ),
  );
}

async function refuseExistingName(context: OperationContext, planned: PropertyMap, objectId: string): Promise<void> {
  if (!flagOf(planned, "preventDuplicateNames")) return;
  const name = textOf(planned, "displayName");
  const existing = await orFail("Could not check for existing application(s)", findByName(context, name), "name");
  const other = existing.map((application) => textOf(application, "id")).find((id) => !sameId(id, objectId));
  if (other !== undefined) throw duplicateName(other, name);
}

async function update(context: OperationContext, change: Change, draft: Draft): Promise<void> {
  const objectId = lastSegment(draft.id);
  await context.locks.run(objectId, async () => {
    const { planned } = change;
    const path = `/applications/${objectId}`;
    await refuseExistingName(context, planned, objectId);
    if (change.has("password")) await replaceInlinePassword(context, change, { path, draft });
    const permissions = await permissionsBody(context, change, objectId);
    await orFail(
      `Could not update application with object ID: "${objectId}"`,
      context.graph.patch(path, { ...changedBody(change), ...permissions }),
    );
    if (change.has("oauth2PostResponseRequired")) {
      await setPostRequired(context, path, flagOf(planned, "oauth2PostResponseRequired"));
    }
    if (change.has("owners")) {
      const wanted = textsOf({ owners: setValues(applicationFields, planned, "owners") }, "owners");
      await orFail(
        `Could not add owners to application with object ID: "${objectId}"`,
        changeOwners(context, path, wanted),
      );
    }
    if (change.has("logoImage")) await uploadLogo(context, path, textOf(planned, "logoImage"));
  });
}

async function permissionsBody(context: OperationContext, change: Change, objectId: string): Promise<JsonObject> {
  const api = apiBody(change.planned);
  const roles = change.has("appRoles") ? appRolesBody(change.planned) : undefined;
  if (roles !== undefined) {
    const summary = `Could not disable App Roles for application with object ID "${objectId}"`;
    await orFail(summary, disableAppRoles(context, objectId, roles), "app_role");
  }
  const scopes = change.has("api.oauth2PermissionScopes") ? scopesBody(change.planned) : undefined;
  if (scopes !== undefined) {
    const summary = `Could not disable OAuth2 Permission Scopes for application with object ID "${objectId}"`;
    await orFail(summary, disableScopes(context, objectId, scopes), "api.0.oauth2_permission_scope");
  }
  return {
    api: scopes === undefined ? api : { ...api, oauth2PermissionScopes: scopes },
    ...(roles === undefined ? {} : { appRoles: roles }),
  };
}

function changedBody({ planned, has }: Change): JsonObject {
  const byFeatures = listOf(planned, "featureTags").length > 0 && has("featureTags");
  return {
    ...mainBody(planned),
    tags: tagsBody(planned, byFeatures),
    ...(has("identifierUris") ? { identifierUris: setValues(applicationFields, planned, "identifierUris") } : {}),
    ...(has("optionalClaims") ? { optionalClaims: optionalClaimsBody(planned) } : {}),
    ...(has("requiredResourceAccesses") ? { requiredResourceAccess: requiredAccessBody(planned) } : {}),
  };
}

async function read(context: OperationContext, draft: Draft): Promise<boolean> {
  const { graph } = context;
  const path = `/applications/${lastSegment(draft.id)}`;
  const named = `Application (Application: "${lastSegment(draft.id)}")`;
  const found = await findOrGone(`Retrieving ${named}`, graph.get(path), "id");
  if (found === undefined) return false;
  const query = { $select: "oauth2RequirePostResponse" };
  const beta = await orFail(`Retrieving additional properties for ${named}`, graph.get(path, { beta: true, query }));
  const owners = await orFail(`Could not retrieve owners for ${named}`, readOwners(context, path), "owners");
  draft.values = {
    ...draft.values,
    ...applicationState(found),
    logoImage: textOf(draft.values, "logoImage"),
    oauth2PostResponseRequired: flagOf(beta, "oauth2RequirePostResponse"),
    owners,
    password: passwordState(draft, found),
    preventDuplicateNames: flagOf(draft.values, "preventDuplicateNames"),
  };
  return true;
}

/** The credential that the state knows, with the value that only the state has. */
function passwordState(draft: Draft, application: JsonObject): PropertyMap | null {
  const known = objectOf(draft.values, "password");
  const found = objectsOf(application, "passwordCredentials").find(
    (credential) => known !== undefined && textOf(credential, "keyId") === textOf(known, "keyId"),
  );
  if (known === undefined || found === undefined) return null;
  return {
    displayName: textOf(found, "displayName"),
    endDate: textOf(found, "endDateTime"),
    keyId: textOf(found, "keyId"),
    startDate: textOf(found, "startDateTime"),
    value: textOf(known, "value"),
  };
}

async function remove(context: OperationContext, id: string): Promise<void> {
  const path = `/applications/${lastSegment(id)}`;
  const named = `Application (Application: "${lastSegment(id)}")`;
  await orFail((reason) => `deleting ${named}: ${reason}`, context.graph.delete(path), "id");
  await untilGone(context, () => context.graph.get(path));
}

export const application: ResourceType = {
  token: "azuread:index/application:Application",
  fields: applicationFields,
  minutes: { create: 10, read: 5, update: 10, delete: 5 },
  importId: /^\/applications\/[^/]+$/,
  refinePlan: refineApplicationPlan,
  create,
  read,
  update,
  delete: remove,
};
