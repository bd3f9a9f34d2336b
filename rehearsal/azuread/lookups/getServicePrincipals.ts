/** `getServicePrincipals`: several service principals at once. */
import type { PropertyMap } from "../../propertyValue";
import { flagOf, type JsonObject, sameId, textOf, textsOf } from "../jsonValues";
import type { OperationContext } from "../resourceType";
import { flag, textList } from "../schema/propertySchema";
import { isNotEmpty, isUuid } from "../schema/valueChecks";
import { findMany } from "./findMany";
import { hashedId, pickTexts } from "./findOne";
import { defineLookup } from "./lookup";

const exactlyOneOf = ["clientIds", "displayNames", "objectIds", "returnAll"];
const select = [
  "accountEnabled",
  "appId",
  "appOwnerOrganizationId",
  "appRoleAssignmentRequired",
  "displayName",
  "id",
  "preferredSingleSignOnMode",
  "servicePrincipalNames",
  "servicePrincipalType",
  "signInAudience",
  "tags",
];

async function run(context: OperationContext, args: PropertyMap): Promise<PropertyMap> {
  const found = await findMany(context, args, {
    noun: "service principal",
    path: "/servicePrincipals",
    select,
    keys: [
      { argument: "clientIds", property: "appId" },
      { argument: "displayNames", property: "displayName" },
    ],
  });
  const objectIds = found.map((principal) => textOf(principal, "id"));
  const servicePrincipals = [];
  for (const principal of found) servicePrincipals.push(await shown(context, principal));
  return {
    clientIds: found.map((principal) => textOf(principal, "appId")),
    displayNames: found.map((principal) => textOf(principal, "displayName")),
    id: hashedId("serviceprincipals", objectIds.join("/")),
    ignoreMissing: flagOf(args, "ignoreMissing"),
    objectIds,
    returnAll: flagOf(args, "returnAll"),
    servicePrincipals,
  };
}

async function shown({ graph }: OperationContext, principal: JsonObject): Promise<PropertyMap> {
  const path = `/servicePrincipals/${textOf(principal, "id")}`;
  // The provider does without this part when it cannot be had.
  const beta = await graph.get(path, { beta: true, query: { $select: "samlMetadataUrl" } }).catch(() => undefined);
  const clientId = textOf(principal, "appId");
  return {
    ...pickTexts(principal, ["displayName", "preferredSingleSignOnMode", "signInAudience"]),
    accountEnabled: flagOf(principal, "accountEnabled"),
    appRoleAssignmentRequired: flagOf(principal, "appRoleAssignmentRequired"),
    applicationTenantId: textOf(principal, "appOwnerOrganizationId"),
    clientId,
    objectId: textOf(principal, "id"),
    samlMetadataUrl: textOf(beta, "samlMetadataUrl"),
    servicePrincipalNames: textsOf(principal, "servicePrincipalNames").filter((name) => !sameId(name, clientId)),
    tags: textsOf(principal, "tags"),
    type: textOf(principal, "servicePrincipalType"),
  };
}

export const getServicePrincipals = defineLookup({
  name: "getServicePrincipals",
  args: {
    clientIds: textList({ exactlyOneOf, check: isUuid }),
    displayNames: textList({ exactlyOneOf, check: isNotEmpty }),
    ignoreMissing: flag({ conflictsWith: ["returnAll"] }),
    objectIds: textList({ exactlyOneOf, check: isUuid }),
    returnAll: flag({ exactlyOneOf, conflictsWith: ["ignoreMissing"] }),
  },
  run,
});
