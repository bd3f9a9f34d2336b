/** `getGroups`: several groups at once, also by the beginning of their names. */
import type { PropertyMap } from "../../propertyValue";
import { flagOf, type JsonObject, textOf } from "../jsonValues";
import { OperationFailure } from "../providerError";
import { orFail } from "../resources/orFail";
import type { OperationContext } from "../resourceType";
import { flag, text, textList } from "../schema/propertySchema";
import { isNotEmpty, isUuid } from "../schema/valueChecks";
import { findMany } from "./findMany";
import { hashedId } from "./findOne";
import { switchFilters } from "./getGroup";
import { defineLookup } from "./lookup";

const exactlyOneOf = ["displayNamePrefix", "displayNames", "objectIds", "returnAll"];

async function find(context: OperationContext, args: PropertyMap): Promise<JsonObject[]> {
  const conditions = switchFilters(args);
  const prefix = textOf(args, "displayNamePrefix");
  if (prefix === "") {
    const keys = [{ argument: "displayNames", property: "displayName" }];
    return findMany(context, args, { noun: "group", path: "/groups", beta: true, keys, conditions });
  }
  const $filter = [...conditions, `startsWith(displayName, '${prefix.replaceAll("'", "''")}')`].join(" and ");
  const missing = `No groups found with display name prefix: "${prefix}"`;
  const attribute = "display_name_prefix";
  const found = await orFail(missing, context.graph.list("/groups", { beta: true, query: { $filter } }), attribute);
  if (found.length === 0) throw new OperationFailure(missing, { attribute });
  return found;
}

async function run(context: OperationContext, args: PropertyMap): Promise<PropertyMap> {
  const found = await find(context, args);
  const displayNames = found.map((group) => textOf(group, "displayName"));
  const { mailEnabled, securityEnabled, returnAll } = args;
  return {
    displayNamePrefix: textOf(args, "displayNamePrefix"),
    displayNames,
    id: hashedId("groups", displayNames.join("-")),
    ignoreMissing: flagOf(args, "ignoreMissing"),
    objectIds: found.map((group) => textOf(group, "id")),
    ...(mailEnabled === undefined ? {} : { mailEnabled }),
    ...(returnAll === undefined ? {} : { returnAll }),
    ...(securityEnabled === undefined ? {} : { securityEnabled }),
  };
}

export const getGroups = defineLookup({
  name: "getGroups",
  args: {
    displayNamePrefix: text({ exactlyOneOf, check: isNotEmpty }),
    displayNames: textList({ exactlyOneOf, check: isNotEmpty }),
    ignoreMissing: flag({ conflictsWith: ["returnAll"] }),
    mailEnabled: flag({ conflictsWith: ["objectIds"] }),
    objectIds: textList({ exactlyOneOf, check: isUuid }),
    returnAll: flag({ exactlyOneOf, conflictsWith: ["ignoreMissing"] }),
    securityEnabled: flag({ conflictsWith: ["objectIds"] }),
  },
  run,
});
