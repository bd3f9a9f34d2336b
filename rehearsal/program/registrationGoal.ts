/** A registration as it comes over the wire, as what the program asks for. */
import type { Alias } from "@pulumi/pulumi/proto/alias_pb";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import type { AliasSpec, ResourceGoal } from "../engine/goal";
import { fromStruct } from "./structMessage";

const unitSeconds: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 0.001 };

/** @throws {Error} naming an option that the rehearsal does not know */
export function goalFromRequest(request: RegisterResourceRequest): ResourceGoal {
  assertSupported(request);
  const properties = fromStruct(request.getObject());
  const dependencies = request.getDependenciesList();
  return {
    type: request.getType(),
    name: request.getName(),
    custom: request.getCustom(),
    properties,
    parent: request.getParent(),
    provider: request.getProvider(),
    dependencies,
    propertyDependencies: propertyDependencies(request, Object.keys(properties), dependencies),
    protect: request.getProtect() ?? false,
    ignoreChanges: request.getIgnorechangesList(),
    replaceOnChanges: request.getReplaceonchangesList(),
    additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
    aliases: [...request.getAliasesList().map(aliasFromMessage), ...request.getAliasurnsList().map(aliasFromUrn)],
    deleteBeforeReplace: request.getDeletebeforereplacedefined() ? request.getDeletebeforereplace() : undefined,
    retainOnDelete: request.getRetainondelete() ?? false,
    deletedWith: request.getDeletedwith(),
    importId: request.getImportid(),
    readId: "",
    customTimeouts: timeouts(request.getCustomtimeouts()),
  };
}

function assertSupported(request: RegisterResourceRequest): void {
  const unsupported = Object.entries({
    "components of other languages": request.getRemote(),
    "resource hooks": request.hasHooks(),
    transforms: request.getTransformsList().length > 0,
    "state migrations": request.getStateMigrationsList().length > 0,
    replaceWith: request.getReplaceWithList().length > 0,
    replacementTrigger: request.hasReplacementTrigger(),
    "parameterized packages": request.getPackageref() !== "",
  });
  const [first] = unsupported.find(([, used]) => used) ?? [];
  if (first !== undefined) throw new Error(`the rehearsal does not know ${first} (used by ${request.getName()})`);
}

/** A program that does not say which property depends on what means: each on everything. */
function propertyDependencies(
  request: RegisterResourceRequest,
  keys: readonly string[],
  dependencies: readonly string[],
): Record<string, readonly string[]> {
  const given = request.getPropertydependenciesMap();
  if (given.getLength() === 0) return Object.fromEntries(keys.map((key) => [key, dependencies]));
  const found: Record<string, readonly string[]> = {};
  given.forEach((message, key) => {
    found[key] = message.getUrnsList();
  });
  return found;
}

function aliasFromMessage(message: Alias): AliasSpec {
  const spec = message.getSpec();
  return {
    urn: message.getUrn(),
    name: spec?.getName() ?? "",
    type: spec?.getType() ?? "",
    stack: spec?.getStack() ?? "",
    project: spec?.getProject() ?? "",
    parentUrn: spec?.getParenturn() ?? "",
    noParent: spec?.getNoparent() ?? false,
  };
}

function aliasFromUrn(urn: string): AliasSpec {
  return { urn, name: "", type: "", stack: "", project: "", parentUrn: "", noParent: false };
}

/** Durations such as "1h30m" in seconds; those not given are left out. */
function timeouts(given: RegisterResourceRequest.CustomTimeouts | undefined): Record<string, number> {
  const texts = { create: given?.getCreate(), update: given?.getUpdate(), delete: given?.getDelete() };
  return Object.fromEntries(Object.entries(texts).flatMap(([key, text]) => (text ? [[key, seconds(text)]] : [])));
}

function seconds(duration: string): number {
  const parts = [...duration.matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s)/g)];
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (unitSeconds[unit ?? ""] ?? 0), 0);
}
