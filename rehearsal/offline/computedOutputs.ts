/** What a resource would show after its creation, made of its inputs and its URN instead of a directory's answer. */

import { objectOf, objectsOf, textOf } from "../azuread/jsonValues";
import { idsByValue } from "../azuread/resources/graphShapes";
import type { ResourceType } from "../azuread/resourceType";
import { planState } from "../azuread/schema/planState";
import { type Fields, isComputed, type PropertySchema } from "../azuread/schema/propertySchema";
import { isPropertyMap, isUnknown, type PropertyMap, type PropertyValue } from "../propertyValue";
import { stableId } from "./stableId";
import { domainOfNowhere } from "./symbolicDirectory";

/** What there is of a resource once it is created. */
export interface Created {
  readonly id: string;
  readonly outputs: PropertyMap;
}

/** The times between which a credential holds that has none of its own: they decide nothing, and are the same in every run. */
const times: Readonly<Record<string, string>> = { startDate: "2000-01-01T00:00:00Z", endDate: "9999-12-31T23:59:59Z" };

/** @param inputs checked; parts that another package's resources would bring stay unknown */
export function computedOutputs({ fields, token }: ResourceType, urn: string, inputs: PropertyMap): Created {
  const planned = planState(fields, undefined, inputs);
  const filled = fillComputed(fields, { planned, inputs, path: urn });
  const outputs = { ...filled, ...ownOutputs(token, filled) };
  const id = idOf(token, outputs) ?? stableId(urn);
  return { id, outputs: { ...outputs, id } };
}

interface Filling {
  readonly planned: PropertyMap;
  readonly inputs: PropertyMap;
  /** Of what an id is made. */
  readonly path: string;
}

/** Puts a value in the place of each that the directory would have filled in. */
function fillComputed(fields: Fields, { planned, inputs, path }: Filling): PropertyMap {
  const entries = Object.entries(planned).map(([name, value]): [string, PropertyValue] => {
    const schema = fields[name];
    const given = inputs[name];
    if (schema === undefined) return [name, value];
    if (isUnknown(value) && !isUnknown(given) && isComputed(schema)) return [name, valueFor(schema, name, path)];
    if (schema.kind !== "block" || !isPropertyMap(value)) return [name, value];
    const inner = { planned: value, inputs: isPropertyMap(given) ? given : {}, path: `${path} ${name}` };
    return [name, fillComputed(schema.fields, inner)];
  });
  return Object.fromEntries(entries);
}

function valueFor({ kind }: PropertySchema, name: string, path: string): PropertyValue {
  switch (kind) {
    case "flag":
      return false;
    case "number":
      return 0;
    case "list":
    case "set":
      return [];
    case "map":
    case "block":
      return {};
    case "text":
      return times[name] ?? stableId(path, name);
  }
}

/** What follows from the inputs. */
function ownOutputs(token: string, outputs: PropertyMap): PropertyMap {
  if (!token.endsWith(":Application")) return {};
  return {
    appRoleIds: idsByValue(objectsOf(outputs, "appRoles")),
    oauth2PermissionScopeIds: idsByValue(objectsOf(objectOf(outputs, "api"), "oauth2PermissionScopes")),
    publisherDomain: domainOfNowhere,
  };
}

/** Those that programs hand on have the directory's form; undefined for the others, into which nobody looks. */
function idOf(token: string, outputs: PropertyMap): string | undefined {
  const objectId = textOf(outputs, "objectId");
  if (token.endsWith(":Application") || token.endsWith(":ApplicationRegistration")) return `/applications/${objectId}`;
  return token.endsWith(":ServicePrincipal") ? `/servicePrincipals/${objectId}` : undefined;
}
