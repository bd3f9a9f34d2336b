/** `getGroup`: one group by object id, name or mail alias. The provider reads groups from the beta endpoint only. */
import type { PropertyMap } from "../../propertyValue";
import { flagOf, type JsonObject, objectOf, textOf, textsOf } from "../jsonValues";
import { OperationFailure } from "../providerError";
import { orFail } from "../resources/orFail";
import type { OperationContext } from "../resourceType";
import { flag, text } from "../schema/propertySchema";
import { terraformName } from "../schema/terraformNames";
import { isNotEmpty, isUuid } from "../schema/valueChecks";
import { findOne, getOrMissing, pickTexts } from "./findOne";
import { defineLookup } from "./lookup";

const exactlyOneOf = ["displayName", "mailNickname", "objectId"];
const switches = ["mailEnabled", "securityEnabled"];
const beta = { beta: true } as const;
const outlookFlags: readonly (readonly [result: string, graph: string])[] = [
  ["autoSubscribeNewMembers", "autoSubscribeNewMembers"],
  ["externalSendersAllowed", "allowExternalSenders"],
  ["hideFromAddressLists", "hideFromAddressLists"],
  ["hideFromOutlookClients", "hideFromOutlookClients"],
];

/** Filters by the switches that the program gives, false included. */
export function switchFilters(args: PropertyMap): string[] {
  return switches.flatMap((name) => (typeof args[name] === "boolean" ? [`${name} eq ${args[name]}`] : []));
}

async function find(context: OperationContext, args: PropertyMap): Promise<JsonObject> {
  const objectId = textOf(args, "objectId");
  if (objectId !== "") return findById(context, args, objectId);
  const argument = textOf(args, "displayName") === "" ? "mailNickname" : "displayName";
  // Not escaped: a quote makes a filter that the directory refuses.
  const filter = [`${argument} eq '${textOf(args, argument)}'`, ...switchFilters(args)].join(" and ");
  const attribute = terraformName(argument);
  return findOne(context, {
    path: "/groups",
    filter,
    beta: true,
    listing: `Retrieving groups for filter (${filter})`,
    notFound: new OperationFailure(`No group found matching specified filter (${filter})`, { attribute }),
    tooMany: new OperationFailure(`More than one group found matching specified filter (${filter})`, { attribute }),
  });
}

async function findById({ graph }: OperationContext, args: PropertyMap, objectId: string): Promise<JsonObject> {
  const group = await getOrMissing(graph.get(`/groups/${objectId}`, beta), {
    retrieving: `Retrieving group with object ID: "${objectId}"`,
    notFound: new OperationFailure(`No group found with object ID: "${objectId}"`, { attribute: "object_id" }),
  });
  const wrong = switches.find((name) => typeof args[name] === "boolean" && flagOf(group, name) !== args[name]);
  if (wrong === undefined) return group;
  const attribute = terraformName(wrong);
  throw new OperationFailure(
    `Group with object ID "${objectId}" does not have the specified ${attribute} setting (expected: ${args[wrong]}, actual: ${flagOf(group, wrong)})`,
    { attribute },
  );
}

async function run(context: OperationContext, args: PropertyMap): Promise<PropertyMap> {
  const { graph } = context;
  const group = await find(context, args);
  const path = `/groups/${textOf(group, "id")}`;
  const isUnified = textsOf(group, "groupTypes").includes("Unified");
  const $select = ["allowExternalSenders", "autoSubscribeNewMembers", "hideFromAddressLists", "hideFromOutlookClients"];
  const extra = isUnified ? await graph.get(path, { ...beta, query: { $select: $select.join(",") } }) : undefined;
  const transitive = flagOf(args, "includeTransitiveMembers");
  const summary = `for group with object ID: "${textOf(group, "id")}"`;
  const kind = transitive ? "transitiveMembers" : "members";
  const members = await orFail(`Could not retrieve group members ${summary}`, graph.list(`${path}/${kind}`, beta));
  const owners = await orFail(`Could not retrieve group owners ${summary}`, graph.list(`${path}/owners`, beta));
  return {
    ...groupState(group),
    ...Object.fromEntries(outlookFlags.map(([result, name]) => [result, flagOf(extra, name)])),
    id: path,
    includeTransitiveMembers: transitive,
    members: members.map((member) => textOf(member, "id")),
    owners: owners.map((owner) => textOf(owner, "id")),
  };
}

function groupState(group: JsonObject): PropertyMap {
  const writeback = objectOf(group, "writebackConfiguration");
  const rule = textOf(group, "membershipRule");
  const enabled = textOf(group, "membershipRuleProcessingState") !== "Paused";
  return {
    ...pickTexts(group, ["description", "displayName", "mail", "mailNickname", "onPremisesDomainName"]),
    ...pickTexts(group, [
      "onPremisesSamAccountName",
      "onPremisesSecurityIdentifier",
      "preferredLanguage",
      "theme",
      "visibility",
    ]),
    assignableToRole: flagOf(group, "isAssignableToRole"),
    behaviors: textsOf(group, "resourceBehaviorOptions"),
    dynamicMemberships: rule === "" ? [] : [{ enabled, rule }],
    mailEnabled: flagOf(group, "mailEnabled"),
    objectId: textOf(group, "id"),
    onpremisesNetbiosName: textOf(group, "onPremisesNetBiosName"),
    onpremisesSyncEnabled: flagOf(group, "onPremisesSyncEnabled"),
    provisioningOptions: textsOf(group, "resourceProvisioningOptions"),
    proxyAddresses: textsOf(group, "proxyAddresses"),
    securityEnabled: flagOf(group, "securityEnabled"),
    types: textsOf(group, "groupTypes"),
    ...(writeback === undefined
      ? {}
      : {
          onpremisesGroupType: textOf(writeback, "onPremisesGroupType"),
          writebackEnabled: flagOf(writeback, "isEnabled"),
        }),
  };
}

export const getGroup = defineLookup({
  name: "getGroup",
  args: {
    displayName: text({ exactlyOneOf, check: isNotEmpty }),
    includeTransitiveMembers: flag(),
    mailEnabled: flag(),
    mailNickname: text({ exactlyOneOf }),
    objectId: text({ exactlyOneOf, check: isUuid }),
    securityEnabled: flag(),
  },
  run,
});
