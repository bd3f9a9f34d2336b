/** `getDomains`: the tenant's domains. Graph cannot filter them, so that is done here. */
import type { PropertyMap } from "../../propertyValue";
import { flagOf, type JsonObject, textOf, textsOf } from "../jsonValues";
import { OperationFailure } from "../providerError";
import { orFail } from "../resources/orFail";
import type { OperationContext } from "../resourceType";
import { flag, textList } from "../schema/propertySchema";
import { isNotEmpty } from "../schema/valueChecks";
import { hashedId } from "./findOne";
import { defineLookup } from "./lookup";

/** An absent property counts as fulfilled. */
function isWanted(domain: JsonObject, args: PropertyMap): boolean {
  const holds = (name: string) => domain[name] !== false;
  const services = textsOf(domain, "supportedServices");
  return (
    (!flagOf(args, "adminManaged") || holds("isAdminManaged")) &&
    (!flagOf(args, "onlyDefault") || holds("isDefault")) &&
    (!flagOf(args, "onlyInitial") || holds("isInitial")) &&
    (!flagOf(args, "onlyRoot") || holds("isRoot")) &&
    (flagOf(args, "includeUnverified") || holds("isVerified")) &&
    textsOf(args, "supportsServices").every((service) => services.includes(service))
  );
}

async function run({ graph, caller }: OperationContext, args: PropertyMap): Promise<PropertyMap> {
  const listed = await orFail("listing domains", graph.list("/domains"));
  const found = listed.filter((domain) => isWanted(domain, args));
  if (found.length === 0) throw new OperationFailure("no domains found for the provided filters");
  return {
    adminManaged: flagOf(args, "adminManaged"),
    domains: found.map(domainState),
    id: hashedId(`domains#${caller.tenantId}`, found.map((domain) => textOf(domain, "id")).join("/")),
    includeUnverified: flagOf(args, "includeUnverified"),
    onlyDefault: flagOf(args, "onlyDefault"),
    onlyInitial: flagOf(args, "onlyInitial"),
    onlyRoot: flagOf(args, "onlyRoot"),
    supportsServices: textsOf(args, "supportsServices"),
  };
}

function domainState(domain: JsonObject): PropertyMap {
  return {
    adminManaged: flagOf(domain, "isAdminManaged"),
    authenticationType: textOf(domain, "authenticationType"),
    default: flagOf(domain, "isDefault"),
    domainName: textOf(domain, "id"),
    initial: flagOf(domain, "isInitial"),
    root: flagOf(domain, "isRoot"),
    supportedServices: textsOf(domain, "supportedServices"),
    verified: flagOf(domain, "isVerified"),
  };
}

export const getDomains = defineLookup({
  name: "getDomains",
  args: {
    adminManaged: flag(),
    includeUnverified: flag({ conflictsWith: ["onlyDefault", "onlyInitial"] }),
    onlyDefault: flag({ conflictsWith: ["onlyInitial", "onlyRoot"] }),
    onlyInitial: flag({ conflictsWith: ["onlyDefault", "onlyRoot"] }),
    onlyRoot: flag({ conflictsWith: ["onlyDefault", "onlyInitial"] }),
    supportsServices: textList({ check: isNotEmpty }),
  },
  run,
});
