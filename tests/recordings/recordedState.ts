/** Brings a checkpoint, recorded or written by the rehearsal, to the form in which states are compared. */
import { createHash } from "node:crypto";
import { isJsonList, isJsonObject, type Json, type JsonObject, secretKey } from "./facts";

const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

/** Properties of the plugin's own book-keeping: no program sees them. */
const privateProperties = new Set(["__meta", "__pulumi_raw_state_delta"]);

/** Times of the state itself; every run has its own. */
const stateTimes = new Set(["created", "modified"]);

/** Turns secrets into {@link secretKey} objects and leaves the plugin's own properties out, at any depth. */
export function normaliseProperties(value: Json): Json {
  if (isJsonList(value)) return value.map(normaliseProperties);
  if (!isJsonObject(value)) return value;
  if (value[signatureKey] === secretSignature) return { [secretKey]: normaliseProperties(openSecret(value)) };
  const entries = Object.entries(value).filter(([name]) => !privateProperties.has(name));
  return Object.fromEntries(entries.map(([name, item]) => [name, normaliseProperties(item)]));
}

/** The value inside a secret: as on the wire (`value`) or as in an exported checkpoint (`plaintext`, a JSON text). */
function openSecret(secret: JsonObject): Json {
  if (typeof secret.plaintext !== "string") return secret.value ?? null;
  return JSON.parse(secret.plaintext) as Json; // JSON.parse promises nothing; a JSON text holds Json
}

/** As {@link normaliseProperties}, for a whole object. */
export function normaliseObject(value: Json | undefined): JsonObject {
  const normal = normaliseProperties(value ?? {});
  return isJsonObject(normal) ? normal : {};
}

/** The resources of a deployment, comparable. */
export function readStateResources(checkpoint: Json): readonly JsonObject[] {
  const resources = deploymentOf(checkpoint).resources;
  if (!isJsonList(resources)) return [];
  return resources.filter(isJsonObject).map((resource) => {
    const kept = Object.entries(resource).filter(([name]) => !stateTimes.has(name));
    return sortDependencies(normaliseObject(Object.fromEntries(kept)));
  });
}

/** What a directory makes up for each credential and shows in part only; whether it is there is compared. */
const shownInPart = new Set(["hint", "key"]);

/** A directory as exported, with values that differ in every directory reduced to their presence. */
export function normaliseDirectory(directory: JsonObject): JsonObject {
  const normalise = (value: Json, name: string): Json => {
    if (isJsonList(value)) return value.map((item) => normalise(item, name));
    if (typeof value === "string" && shownInPart.has(name)) return "(present)";
    if (!isJsonObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, normalise(item, key)]));
  };
  return Object.fromEntries(Object.entries(directory).map(([key, item]) => [key, normalise(item, key)]));
}

/** Dependencies come in no fixed order. */
function sortDependencies(resource: JsonObject): JsonObject {
  const { dependencies, propertyDependencies } = resource;
  const byProperty = isJsonObject(propertyDependencies) ? Object.entries(propertyDependencies) : [];
  return {
    ...resource,
    ...(isJsonList(dependencies) && { dependencies: [...dependencies].sort() }),
    ...(byProperty.length > 0 && {
      propertyDependencies: Object.fromEntries(
        byProperty.map(([name, urns]) => [name, isJsonList(urns) ? [...urns].sort() : urns]),
      ),
    }),
  };
}

export function countPendingOperations(checkpoint: Json): number {
  const pending = deploymentOf(checkpoint).pending_operations;
  return isJsonList(pending) ? pending.length : 0;
}

function deploymentOf(checkpoint: Json): JsonObject {
  const deployment = isJsonObject(checkpoint) ? checkpoint.deployment : undefined;
  return isJsonObject(deployment) ? deployment : {};
}

/** What stands in place of a secret where only its being one is compared. */
const redacted = "[secret]";

/** The same properties with a fixed text in place of every secret. */
export function redactSecrets(properties: JsonObject): JsonObject {
  const redact = (value: Json): Json => {
    if (isJsonList(value)) return value.map(redact);
    if (!isJsonObject(value)) return value;
    return secretKey in value ? redacted : redactSecrets(value);
  };
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, redact(value)]));
}

/**
 * The same inputs with a fixed text in place of what is secret in what the program gave. A list with a secret in it is
 * secret as a whole, because the plugin may have put it into another order.
 */
export function redactLike(inputs: JsonObject, given: JsonObject): JsonObject {
  const redact = (value: Json, like: Json | undefined): Json => {
    if (isJsonObject(like) && secretKey in like) return redacted;
    if (isJsonList(like) && JSON.stringify(like).includes(JSON.stringify(secretKey))) return redacted;
    return isJsonObject(value) && isJsonObject(like) ? redactLike(value, like) : value;
  };
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, redact(value, given[name])]));
}

/** What a program sends as an asset, as the engine keeps it: without the SDK's mark, with the hash of its text. */
export function keepAssets(properties: JsonObject): JsonObject {
  const keep = (value: Json): Json => {
    if (isJsonList(value)) return value.map(keep);
    if (!isJsonObject(value)) return value;
    const { __pulumiAsset: isAsset, ...asset } = value;
    if (isAsset !== true || typeof asset.text !== "string") return keepAssets(value);
    return { ...asset, hash: createHash("sha256").update(asset.text).digest("hex") };
  };
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, keep(value)]));
}
