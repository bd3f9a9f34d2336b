/** `getUser`: one user by object id, sign-in name, mail address, alias or employee id. */
import type { PropertyMap } from "../../propertyValue";
import { flagOf, type JsonObject, objectOf, textOf, textsOf } from "../jsonValues";
import { OperationFailure } from "../providerError";
import { findOrGone } from "../resources/objectId";
import { orFail } from "../resources/orFail";
import type { OperationContext } from "../resourceType";
import { text } from "../schema/propertySchema";
import { terraformName } from "../schema/terraformNames";
import { isNotEmpty, isUuid } from "../schema/valueChecks";
import { equals, findOne, getOrMissing, pickTexts } from "./findOne";
import { defineLookup } from "./lookup";

const exactlyOneOf = ["employeeId", "mail", "mailNickname", "objectId", "userPrincipalName"];

const flags = ["accountEnabled", "onPremisesSyncEnabled", "showInAddressList"];
const lists = ["businessPhones", "imAddresses", "otherMails", "proxyAddresses"];
const texts = [
  "ageGroup",
  "city",
  "companyName",
  "consentProvidedForMinor",
  "country",
  "creationType",
  "department",
  "displayName",
  "employeeHireDate",
  "employeeId",
  "employeeType",
  "externalUserState",
  "faxNumber",
  "givenName",
  "jobTitle",
  "mail",
  "mailNickname",
  "mobilePhone",
  "officeLocation",
  "onPremisesDistinguishedName",
  "onPremisesDomainName",
  "onPremisesImmutableId",
  "onPremisesSamAccountName",
  "onPremisesSecurityIdentifier",
  "onPremisesUserPrincipalName",
  "postalCode",
  "preferredLanguage",
  "state",
  "streetAddress",
  "surname",
  "usageLocation",
  "userPrincipalName",
  "userType",
];

/** How each argument is called in a message, in the order in which the provider tries them. */
const keys: readonly (readonly [string, string])[] = [
  ["userPrincipalName", "UPN"],
  ["objectId", "object ID"],
  ["mail", "mail"],
  ["mailNickname", "email alias"],
  ["employeeId", "employee ID"],
];

async function find(context: OperationContext, args: PropertyMap): Promise<JsonObject> {
  const [argument, label] = keys.find(([name]) => textOf(args, name) !== "") ?? ["", ""];
  const value = textOf(args, argument);
  const attribute = terraformName(argument);
  const missing =
    argument === "userPrincipalName"
      ? `User with UPN "${value}" was not found`
      : `User not found with ${label}: "${value}"`;
  const notFound = new OperationFailure(missing, { attribute });
  if (argument === "objectId") {
    const retrieving = `Retrieving user with object ID: "${value}"`;
    return getOrMissing(context.graph.get(`/users/${value}`), { retrieving, notFound });
  }
  return findOne(context, {
    path: "/users",
    filter: equals(argument, value),
    listing: `Finding user with ${label}: "${value}"`,
    notFound,
    tooMany: new OperationFailure(`More than one user found with ${label}: "${value}"`, { attribute }),
  });
}

async function run(context: OperationContext, args: PropertyMap): Promise<PropertyMap> {
  const { graph } = context;
  const objectId = textOf(await find(context, args), "id");
  const path = `/users/${objectId}`;
  const $select = [...flags, ...lists, ...texts, "employeeOrgData", "id"]
    .sort((left, right) => left.localeCompare(right, "en"))
    .join(",");
  const named = `User (User: "${objectId}")`;
  const user = await orFail(`Retrieving ${named}`, graph.get(path, { query: { $select } }));
  const manager = await findOrGone(`Could not retrieve manager for ${named}`, graph.get(`${path}/manager`));
  const job = objectOf(user, "employeeOrgData");
  return {
    ...pickTexts(user, texts),
    ...Object.fromEntries(lists.map((name) => [name, textsOf(user, name)])),
    ...Object.fromEntries(flags.map((name) => [name.replace(/^onPremises/, "onpremises"), flagOf(user, name)])),
    ...(job === undefined ? {} : pickTexts(job, ["costCenter", "division"])),
    id: path,
    managerId: textOf(manager, "id"),
    objectId,
  };
}

export const getUser = defineLookup({
  name: "getUser",
  args: {
    employeeId: text({ exactlyOneOf, check: isNotEmpty }),
    mail: text({ exactlyOneOf, check: isNotEmpty }),
    mailNickname: text({ exactlyOneOf, check: isNotEmpty }),
    objectId: text({ exactlyOneOf, check: isUuid }),
    userPrincipalName: text({ exactlyOneOf, check: isNotEmpty }),
  },
  run,
});
