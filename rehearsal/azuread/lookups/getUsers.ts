/** `getUsers`: several users at once. */
import type { PropertyMap } from "../../propertyValue";
import { flagOf, textOf } from "../jsonValues";
import type { OperationContext } from "../resourceType";
import { flag, textList } from "../schema/propertySchema";
import { isNotEmpty, isUuid } from "../schema/valueChecks";
import { findMany } from "./findMany";
import { hashedId, pickTexts } from "./findOne";
import { defineLookup } from "./lookup";

const exactlyOneOf = ["employeeIds", "mailNicknames", "mails", "objectIds", "returnAll", "userPrincipalNames"];
const texts = [
  "displayName",
  "employeeId",
  "mail",
  "mailNickname",
  "onPremisesImmutableId",
  "onPremisesSamAccountName",
  "onPremisesUserPrincipalName",
  "usageLocation",
  "userPrincipalName",
];
const select = ["accountEnabled", "displayName", "employeeId", "id", ...texts.slice(2), "userType"];

async function run(context: OperationContext, args: PropertyMap): Promise<PropertyMap> {
  const found = await findMany(context, args, {
    noun: "user",
    path: "/users",
    select,
    keys: [
      { argument: "userPrincipalNames", property: "userPrincipalName" },
      { argument: "mailNicknames", property: "mailNickname", several: true },
      { argument: "mails", property: "mail" },
      { argument: "employeeIds", property: "employeeId" },
    ],
  });
  const present = (name: string) => found.filter((user) => name in user).map((user) => textOf(user, name));
  const userPrincipalNames = found.map((user) => textOf(user, "userPrincipalName"));
  return {
    employeeIds: present("employeeId"),
    id: hashedId("users", userPrincipalNames.join("/")),
    ignoreMissing: flagOf(args, "ignoreMissing"),
    mailNicknames: present("mailNickname"),
    mails: present("mail"),
    objectIds: found.map((user) => textOf(user, "id")),
    returnAll: flagOf(args, "returnAll"),
    userPrincipalNames,
    users: found.map((user) => ({
      ...pickTexts(user, texts),
      accountEnabled: flagOf(user, "accountEnabled"),
      objectId: textOf(user, "id"),
    })),
  };
}

export const getUsers = defineLookup({
  name: "getUsers",
  args: {
    employeeIds: textList({ exactlyOneOf, check: isNotEmpty }),
    ignoreMissing: flag({ conflictsWith: ["returnAll"] }),
    mailNicknames: textList({ exactlyOneOf, check: isNotEmpty }),
    mails: textList({ exactlyOneOf, check: isNotEmpty }),
    objectIds: textList({ exactlyOneOf, check: isUuid }),
    returnAll: flag({ exactlyOneOf, conflictsWith: ["ignoreMissing"] }),
    userPrincipalNames: textList({ exactlyOneOf, check: isNotEmpty }),
  },
  run,
});
