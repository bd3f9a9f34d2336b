/**
 * The text of a state file: Pulumi's deployment, version 3, as `pulumi stack export --show-secrets` writes it.
 *
 * Secrets are in the file in the clear (`plaintext`, a JSON text), because a rehearsal has nobody to keep
 * them from: they open a practice tenant. The file is for its owner only all the same.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import { isPropertyList, isPropertyMap, type PropertyMap, type PropertyValue, signatureKey } from "../propertyValue";
import { isSecret, mapProperties } from "../secretValue";
import { newResourceState, type PendingOperation, type ResourceState, type StackState } from "./resourceState";
import { practiceProvider } from "./secretsProvider";

/** The format's version that this release reads and writes. */
export const deploymentVersion = 3;

const propertyValue: z.ZodType<PropertyValue> = z.json();
const properties = z.record(z.string(), propertyValue);
const texts = z.array(z.string());

const resourceShape = {
  urn: z.string().startsWith("urn:pulumi:"),
  custom: z.boolean(),
  type: z.string(),
  id: z.string().optional(),
  delete: z.boolean().optional(),
  inputs: properties.optional(),
  outputs: properties.optional(),
  parent: z.string().optional(),
  protect: z.boolean().optional(),
  external: z.boolean().optional(),
  dependencies: texts.nullish(),
  initErrors: texts.nullish(),
  provider: z.string().optional(),
  propertyDependencies: z.record(z.string(), texts.nullable()).nullish(),
  pendingReplacement: z.boolean().optional(),
  additionalSecretOutputs: texts.nullish(),
  customTimeouts: z.record(z.string(), z.number()).nullish(),
  importID: z.string().optional(),
  retainOnDelete: z.boolean().optional(),
  deletedWith: z.string().optional(),
  ignoreChanges: texts.nullish(),
  replaceOnChanges: texts.nullish(),
  created: z.string().optional(),
  modified: z.string().optional(),
};

const knownFields: ReadonlySet<string> = new Set(Object.keys(resourceShape));

/** One resource as files have it. */
export const resourceEntry = z.object(resourceShape).catchall(propertyValue);

/** What a pending operation was about to do. */
export const operationType = z.enum(["creating", "updating", "deleting", "reading", "importing"]);

const operation = z.object({ type: operationType, resource: resourceEntry });

/** Only the version, so that a later format is told from a damaged file. */
export const versionedFile = z.object({ version: z.number() });

const deploymentFile = z.object({
  version: z.literal(deploymentVersion),
  deployment: z.object({
    secrets_providers: z
      .object({ type: z.string().min(1), state: propertyValue.optional() })
      .nullish()
      .catch(null),
    resources: z.array(resourceEntry).nullish(),
    pending_operations: z.array(operation).nullish(),
  }),
});

/** A state file's parsed JSON as a stack's state. @throws {z.ZodError} naming the field that is wrong */
export function parseDeployment(file: unknown): StackState {
  const { deployment } = deploymentFile.parse(file);
  return {
    resources: (deployment.resources ?? []).map(parseResource),
    pendingOperations: (deployment.pending_operations ?? []).map((pending) => ({
      type: pending.type,
      resource: parseResource(pending.resource),
    })),
    ...(deployment.secrets_providers && { secretsProvider: deployment.secrets_providers }),
  };
}

/** A stack's state as the value to write. Fields that are empty are left out, as Pulumi does. */
export function renderDeployment(state: StackState, now: Date): unknown {
  const version = `v3.265.0`;
  return {
    version: deploymentVersion,
    deployment: {
      manifest: { time: now.toISOString(), magic: createHash("sha256").update(version).digest("hex"), version },
      secrets_providers: state.secretsProvider ?? practiceProvider,
      resources: state.resources.map(renderResource),
      ...(state.pendingOperations.length > 0 && { pending_operations: state.pendingOperations.map(renderOperation) }),
      metadata: {},
    },
  };
}

/** A resource as the engine knows it. @throws {Error} when a secret in it is encrypted */
export function parseResource(entry: z.infer<typeof resourceEntry>): ResourceState {
  const extra = Object.fromEntries(Object.entries(entry).filter(([key]) => !knownFields.has(key)));
  const { importID, propertyDependencies, ...rest } = entry;
  const given = Object.entries(rest).filter(
    ([key, value]) => knownFields.has(key) && value !== undefined && value !== null,
  );
  return {
    ...newResourceState({ urn: entry.urn, type: entry.type, custom: entry.custom }),
    ...Object.fromEntries(given),
    inputs: mapProperties(entry.inputs ?? {}, readSecrets),
    outputs: mapProperties(entry.outputs ?? {}, readSecrets),
    propertyDependencies: Object.fromEntries(
      Object.entries(propertyDependencies ?? {}).map(([key, urns]) => [key, urns ?? []]),
    ),
    importId: importID ?? "",
    // The catch-all's type is that of every field; what is left after the known ones are plain values.
    extra: extra as Readonly<Record<string, PropertyValue>>,
  };
}

/** A resource as files have it. Fields that are empty are left out, as Pulumi does. */
export function renderResource(state: ResourceState): unknown {
  const { aliases: _aliases, importId, extra, urn, custom, ...rest } = state;
  const fields = { ...rest, importID: importId, inputs: writeAll(state.inputs), outputs: writeAll(state.outputs) };
  return {
    urn,
    custom,
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value))),
    ...extra,
  };
}

function renderOperation(pending: PendingOperation): unknown {
  return { resource: renderResource(pending.resource), type: pending.type };
}

function isEmpty(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.keys(value).length === 0;
  return value === "" || value === false;
}

function writeAll(all: PropertyMap): PropertyMap {
  return mapProperties(all, writeSecrets);
}

function writeSecrets(value: PropertyValue): PropertyValue {
  if (isPropertyList(value)) return value.map(writeSecrets);
  if (!isPropertyMap(value)) return value;
  if (!isSecret(value)) return mapProperties(value, writeSecrets);
  return { [signatureKey]: value[signatureKey] ?? null, plaintext: JSON.stringify(value.value ?? null) };
}

/** @throws {Error} when a secret is encrypted or its text is no JSON */
function readSecrets(value: PropertyValue): PropertyValue {
  if (isPropertyList(value)) return value.map(readSecrets);
  if (!isPropertyMap(value)) return value;
  if (!isSecret(value)) return mapProperties(value, readSecrets);
  if (typeof value.plaintext !== "string") {
    throw new Error("it holds encrypted secrets; export it with `pulumi stack export --show-secrets`");
  }
  // What JSON.parse yields is a property value by definition of JSON.
  return { [signatureKey]: value[signatureKey] ?? null, value: JSON.parse(value.plaintext) as PropertyValue };
}
