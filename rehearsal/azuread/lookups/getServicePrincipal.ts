/** `getServicePrincipal`: one service principal by object id, name or client id. */
import type { PropertyMap } from "../../propertyValue";
import { type JsonObject, sameId, textOf } from "../jsonValues";
import { OperationFailure } from "../providerError";
import { orFail } from "../resources/orFail";
import { principalState } from "../resources/servicePrincipalState";
import type { OperationContext } from "../resourceType";
import { text } from "../schema/propertySchema";
import { isNotEmpty, isUuid } from "../schema/valueChecks";
import { equals, findOne, getOrMissing } from "./findOne";
import { defineLookup } from "./lookup";

const exactlyOneOf = ["clientId", "displayName", "objectId"];

async function find(context: OperationContext, args: PropertyMap): Promise<JsonObject> {
  const { graph } = context;
  const objectId = textOf(args, "objectId");
  if (objectId !== "") {
    const named = `Service Principal (Service Principal: "${objectId}")`;
    return getOrMissing(graph.get(`/servicePrincipals/${objectId}`), {
      retrieving: `Retrieving ${named}`,
      notFound: new OperationFailure(`${named} was not found`, { attribute: "object_id" }),
    });
  }
  const displayName = textOf(args, "displayName");
  return displayName === "" ? findByClientId(context, textOf(args, "clientId")) : findByName(context, displayName);
}

async function findByName(context: OperationContext, displayName: string): Promise<JsonObject> {
  const filter = equals("displayName", displayName);
  return findOne(context, {
    path: "/servicePrincipals",
    filter,
    listing: `Listing service principals for filter "${filter}"`,
    notFound: new OperationFailure(
      `Service principal not found: no service principals found matching filter: "${filter}"`,
    ),
    tooMany: new OperationFailure(
      `Multiple service principals found: found multiple service principals matching filter: "${filter}"`,
    ),
  });
}

async function findByClientId({ graph }: OperationContext, clientId: string): Promise<JsonObject> {
  const filter = equals("appId", clientId);
  const listing = `Listing service principals for filter "${filter}"`;
  const listed = await orFail(listing, graph.list("/servicePrincipals", { query: { $filter: filter } }));
  const found = listed.find((principal) => sameId(textOf(principal, "appId"), clientId));
  if (found === undefined) throw new OperationFailure("No service principal found: no service principal found");
  return found;
}

async function run(context: OperationContext, args: PropertyMap): Promise<PropertyMap> {
  const principal = await find(context, args);
  const objectId = textOf(principal, "id");
  const beta = await orFail(
    `Retrieving Service Principal (Service Principal: "${objectId}") (beta API)`,
    context.graph.get(`/servicePrincipals/${objectId}`, { beta: true, query: { $select: "samlMetadataUrl" } }),
  );
  const { samlSingleSignOn, ...state } = principalState(principal);
  return {
    ...state,
    id: `/servicePrincipals/${objectId}`,
    samlMetadataUrl: textOf(beta, "samlMetadataUrl"),
    samlSingleSignOns: samlSingleSignOn === null || samlSingleSignOn === undefined ? [] : [samlSingleSignOn],
  };
}

export const getServicePrincipal = defineLookup({
  name: "getServicePrincipal",
  args: {
    clientId: text({ exactlyOneOf, check: isUuid }),
    displayName: text({ exactlyOneOf, check: isNotEmpty }),
    objectId: text({ exactlyOneOf, check: isUuid }),
  },
  run,
});
