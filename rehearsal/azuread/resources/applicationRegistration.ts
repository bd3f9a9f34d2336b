/** `azuread.ApplicationRegistration`: the core of an app registration, to which other resources add parts. */
import type { PropertyMap } from "../../propertyValue";
import { flagOf, type Json, type JsonObject, nullIfEmpty, numberOf, objectOf, textOf } from "../jsonValues";
import type { Change, Draft, OperationContext, ResourceType } from "../resourceType";
import { computed, type Fields, flag, text, textSet, wholeNumber } from "../schema/propertySchema";
import { hasLength, isBetween, isHttpUrl, isLogoutUrl, isNotEmpty } from "../schema/valueChecks";
import { applicationType, setValues } from "./application/applicationBody";
import { isGroupClaim, isSignInAudience } from "./application/applicationFields";
import { groupClaims, infoState } from "./application/applicationState";
import { untilGone } from "./consistency";
import { findOrGone, lastSegment } from "./objectId";
import { orFail } from "./orFail";

const fields: Fields = {
  clientId: computed(text()),
  description: text({ check: hasLength(0, 1024) }),
  disabledByMicrosoft: computed(text()),
  displayName: text({ use: "required", check: isNotEmpty }),
  groupMembershipClaims: textSet({ check: isGroupClaim }),
  homepageUrl: text({ check: isHttpUrl }),
  implicitAccessTokenIssuanceEnabled: flag(),
  implicitIdTokenIssuanceEnabled: flag(),
  logoutUrl: text({ check: isLogoutUrl }),
  marketingUrl: text({ check: isHttpUrl }),
  notes: text({ check: isNotEmpty }),
  objectId: computed(text()),
  privacyStatementUrl: text({ check: isHttpUrl }),
  publisherDomain: computed(text()),
  requestedAccessTokenVersion: wholeNumber({ default: 2, check: isBetween(1, 2) }),
  serviceManagementReference: text({ check: isNotEmpty }),
  signInAudience: text({ default: "AzureADMyOrg", check: isSignInAudience }),
  supportUrl: text({ check: isHttpUrl }),
  termsOfServiceUrl: text({ check: isHttpUrl }),
};

/** Where in Graph's application each property stands, and what it is sent as. */
const places: Readonly<
  Record<string, { readonly path: readonly string[]; readonly value: (values: PropertyMap) => Json }>
> = {
  description: optionalText("description", ["description"]),
  displayName: { path: ["displayName"], value: (values) => textOf(values, "displayName") },
  groupMembershipClaims: { path: ["groupMembershipClaims"], value: joinedClaims },
  homepageUrl: optionalText("homepageUrl", ["web", "homePageUrl"]),
  implicitAccessTokenIssuanceEnabled: {
    path: ["web", "implicitGrantSettings", "enableAccessTokenIssuance"],
    value: (values) => flagOf(values, "implicitAccessTokenIssuanceEnabled"),
  },
  implicitIdTokenIssuanceEnabled: {
    path: ["web", "implicitGrantSettings", "enableIdTokenIssuance"],
    value: (values) => flagOf(values, "implicitIdTokenIssuanceEnabled"),
  },
  logoutUrl: optionalText("logoutUrl", ["web", "logoutUrl"]),
  marketingUrl: optionalText("marketingUrl", ["info", "marketingUrl"]),
  notes: optionalText("notes", ["notes"]),
  privacyStatementUrl: optionalText("privacyStatementUrl", ["info", "privacyStatementUrl"]),
  requestedAccessTokenVersion: {
    path: ["api", "requestedAccessTokenVersion"],
    value: (values) => numberOf(values, "requestedAccessTokenVersion"),
  },
  serviceManagementReference: optionalText("serviceManagementReference", ["serviceManagementReference"]),
  signInAudience: { path: ["signInAudience"], value: (values) => textOf(values, "signInAudience") },
  supportUrl: optionalText("supportUrl", ["info", "supportUrl"]),
  termsOfServiceUrl: optionalText("termsOfServiceUrl", ["info", "termsOfServiceUrl"]),
};

function optionalText(name: string, path: readonly string[]) {
  return { path, value: (values: PropertyMap) => nullIfEmpty(textOf(values, name)) };
}

function joinedClaims(values: PropertyMap): Json {
  return nullIfEmpty(setValues(fields, values, "groupMembershipClaims").join(","));
}

/** The body that sends the named properties and nothing else. */
function bodyWith(values: PropertyMap, names: readonly string[]): JsonObject {
  let body: JsonObject = { "@odata.type": applicationType };
  for (const name of names) {
    const place = places[name];
    if (place !== undefined) body = withValue(body, place.path, place.value(values));
  }
  return body;
}

function withValue(body: JsonObject, [name = "", ...rest]: readonly string[], value: Json): JsonObject {
  if (rest.length === 0) return { ...body, [name]: value };
  return { ...body, [name]: withValue(objectOf(body, name) ?? {}, rest, value) };
}

function named(id: string): string {
  return `Application (Application: "${lastSegment(id)}")`;
}

async function create({ graph }: OperationContext, planned: PropertyMap, draft: Draft): Promise<void> {
  const body = bodyWith(planned, Object.keys(places));
  const created = await orFail("creating application", graph.create("/applications", body));
  draft.id = `/applications/${textOf(created, "id")}`;
}

async function update(context: OperationContext, { planned, has }: Change, draft: Draft): Promise<void> {
  const body = bodyWith(planned, Object.keys(places).filter(has));
  await context.locks.run(lastSegment(draft.id), () =>
    orFail(`updating ${named(draft.id)}`, context.graph.patch(draft.id, body)),
  );
}

async function read({ graph }: OperationContext, draft: Draft): Promise<boolean> {
  const application = await findOrGone(`retrieving ${named(draft.id)}`, graph.get(draft.id));
  if (application === undefined) return false;
  const { logoUrl: _logoUrl, ...info } = infoState(objectOf(application, "info") ?? {});
  const web = objectOf(application, "web");
  const grant = objectOf(web, "implicitGrantSettings");
  draft.values = {
    ...draft.values,
    ...info,
    clientId: textOf(application, "appId"),
    description: textOf(application, "description"),
    disabledByMicrosoft: disabledText(application),
    displayName: textOf(application, "displayName"),
    groupMembershipClaims: groupClaims(application),
    homepageUrl: textOf(web, "homePageUrl"),
    implicitAccessTokenIssuanceEnabled: flagOf(grant, "enableAccessTokenIssuance"),
    implicitIdTokenIssuanceEnabled: flagOf(grant, "enableIdTokenIssuance"),
    logoutUrl: textOf(web, "logoutUrl"),
    notes: textOf(application, "notes"),
    objectId: textOf(application, "id"),
    publisherDomain: textOf(application, "publisherDomain"),
    requestedAccessTokenVersion: numberOf(objectOf(application, "api"), "requestedAccessTokenVersion"),
    serviceManagementReference: textOf(application, "serviceManagementReference"),
    signInAudience: textOf(application, "signInAudience"),
  };
  return true;
}

/** The provider prints its own wrapper of the value here, which programs then see. */
function disabledText(application: JsonObject): string {
  if (!("disabledByMicrosoftStatus" in application)) return "";
  const status = textOf(application, "disabledByMicrosoftStatus");
  return status === "" ? "map[false:]" : `map[true:${status}]`;
}

async function remove(context: OperationContext, id: string): Promise<void> {
  await orFail(`deleting ${named(id)}`, context.graph.delete(id));
  await untilGone(context, () => context.graph.get(id));
}

export const applicationRegistration: ResourceType = {
  token: "azuread:index/applicationRegistration:ApplicationRegistration",
  fields,
  minutes: { create: 10, read: 5, update: 10, delete: 5 },
  importId: /^\/applications\/[^/]+$/,
  create,
  read,
  update,
  delete: remove,
};
