/** `getApplication`: one application by object id, client id, name or identifier URI. */
import { isPropertyMap, type PropertyMap, type PropertyValue } from "../../propertyValue";
import { flagOf, type JsonObject, sameId, textOf } from "../jsonValues";
import { OperationFailure } from "../providerError";
import { applicationState } from "../resources/application/applicationState";
import { orFail } from "../resources/orFail";
import { readOwners } from "../resources/owners";
import type { OperationContext } from "../resourceType";
import { text } from "../schema/propertySchema";
import { isNotEmpty, isUuid } from "../schema/valueChecks";
import { findOne, getOrMissing } from "./findOne";
import { defineLookup } from "./lookup";

const exactlyOneOf = ["clientId", "displayName", "identifierUri", "objectId"];

async function find(context: OperationContext, args: PropertyMap): Promise<JsonObject> {
  const objectId = textOf(args, "objectId");
  if (objectId !== "") {
    return getOrMissing(context.graph.get(`/applications/${objectId}`), {
      retrieving: `Retrieving Application with object ID "${objectId}"`,
      notFound: new OperationFailure(`Application with object ID "${objectId}" was not found`, {
        attribute: "object_id",
      }),
    });
  }
  const [property, value] = (["appId", "displayName", "identifierUri"] as const)
    .map((name) => [name, textOf(args, name === "appId" ? "clientId" : name)] as const)
    .find(([, given]) => given !== "") ?? ["appId", ""];
  return findByProperty(context, property, value);
}

async function findByProperty(context: OperationContext, property: string, value: string): Promise<JsonObject> {
  // Values are not escaped here: a quote makes a filter that the directory refuses.
  const filter =
    property === "identifierUri" ? `identifierUris/any(uri:uri eq '${value}')` : `${property} eq '${value}'`;
  const found = await findOne(context, {
    path: "/applications",
    filter,
    listing: `Listing applications for filter "${filter}"`,
    notFound: new OperationFailure(`Application not found: no applications found matching filter: "${filter}"`),
    tooMany: new OperationFailure(
      `Multiple applications found: found multiple applications matching filter: "${filter}"`,
    ),
  });
  if (property !== "identifierUri" && !sameId(textOf(found, property), value)) {
    throw new OperationFailure(
      `Bad API Response: ${property} does not match for applications matching filter: "${filter}"`,
    );
  }
  return found;
}

async function run(context: OperationContext, args: PropertyMap): Promise<PropertyMap> {
  const application = await find(context, args);
  const path = `/applications/${textOf(application, "id")}`;
  const query = { $select: "oauth2RequirePostResponse" };
  const beta = await orFail(
    `Retrieving additional properties for Application (Application: "${textOf(application, "id")}")`,
    context.graph.get(path, { beta: true, query }),
  );
  const owners = await orFail("Could not retrieve owners", readOwners(context, path), "owners");
  const identifierUri = textOf(args, "identifierUri");
  return {
    ...shownState(application),
    id: path,
    ...(identifierUri === "" ? {} : { identifierUri }),
    oauth2PostResponseRequired: flagOf(beta, "oauth2RequirePostResponse"),
    owners,
  };
}

/** A look-up shows each block as a list under a plural name, and neither description nor template. */
function shownState(application: JsonObject): PropertyMap {
  const state = applicationState(application);
  const { api, publicClient, singlePageApplication, web, optionalClaims, ...rest } = state;
  const { description: _description, templateId: _templateId, ...plain } = rest;
  const asList = (value: PropertyValue | undefined) => (value === null || value === undefined ? [] : [value]);
  return {
    ...plain,
    apis: asList(api),
    optionalClaims: asList(optionalClaims),
    publicClients: asList(publicClient),
    singlePageApplications: asList(singlePageApplication),
    webs: asList(web).map((entry) => {
      if (!isPropertyMap(entry)) return entry;
      const { implicitGrant, ...parts } = entry;
      return { ...parts, implicitGrants: asList(implicitGrant) };
    }),
  };
}

export const getApplication = defineLookup({
  name: "getApplication",
  args: {
    clientId: text({ exactlyOneOf, check: isUuid }),
    displayName: text({ exactlyOneOf, check: isNotEmpty }),
    identifierUri: text({ exactlyOneOf, check: isNotEmpty }),
    objectId: text({ exactlyOneOf, check: isUuid }),
  },
  run,
});
