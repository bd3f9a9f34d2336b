/** What the state of a stack says of each app, as far as it is held beside the tenant. */
import type { RecordedKey, RecordedPicture } from "../../lifecycle";
import { type AppManifest, manifestsFromResources, resourceTypes } from "../../manifest";
import type { RecordedResource, StackRecord } from "../stack/stackRecord";

const keyTypes = {
  "azuread:index/applicationPassword:ApplicationPassword": "secret",
  "azuread:index/applicationCertificate:ApplicationCertificate": "certificate",
} as const satisfies Readonly<Record<string, RecordedKey["kind"]>>;

export interface RecordedApplication extends RecordedPicture {
  readonly urn: string;
  readonly name: string;
}

export interface RecordedIds {
  readonly tenantId: string;
  /** Client ids by the object ids of principals. */
  readonly principals: ReadonlyMap<string, string>;
}

/** In the order of the state. What the program only looks at is not its own. */
export function recordedPictures(
  { resources }: Pick<StackRecord, "resources">,
  { tenantId, principals }: RecordedIds,
): readonly RecordedApplication[] {
  const own = resources.filter(({ external }) => !external);
  const manifests = manifestsFromResources(own, { tenantId, principals });
  const applications = own.filter(({ type }) => type === resourceTypes.application);
  return applications.flatMap((application, at) => {
    const manifest = manifests[at];
    return manifest === undefined ? [] : [toPicture(application, manifest, own)];
  });
}

function toPicture(
  { urn, outputs }: RecordedResource,
  manifest: AppManifest,
  own: readonly RecordedResource[],
): RecordedApplication {
  const principal = own.find(
    ({ type, propertyDependencies }) =>
      type === resourceTypes.servicePrincipal && propertyDependencies?.clientId?.includes(urn),
  );
  const inline = readBlock(outputs.password);
  return {
    ...{ urn, name: manifest.name, manifest },
    objectId: textOf(outputs.objectId) ?? "",
    clientId: textOf(outputs.clientId) ?? "",
    owners: textsOf(outputs.owners),
    principalOwners: textsOf(principal?.outputs.owners),
    keys: [
      ...own.filter(({ propertyDependencies }) => propertyDependencies?.applicationId?.includes(urn)).flatMap(readKey),
      ...toKey("secret", inline),
    ],
  };
}

function readKey({ type, outputs }: RecordedResource): readonly RecordedKey[] {
  // Own keys only: a type may be any text.
  const kind = Object.hasOwn(keyTypes, type) ? keyTypes[type as keyof typeof keyTypes] : undefined;
  return kind === undefined ? [] : toKey(kind, outputs);
}

function toKey(kind: RecordedKey["kind"], outputs: Readonly<Record<string, unknown>>): readonly RecordedKey[] {
  const keyId = textOf(outputs.keyId);
  return keyId === undefined ? [] : [{ keyId, kind, name: textOf(outputs.displayName) }];
}

function readBlock(value: unknown): Readonly<Record<string, unknown>> {
  // An object of unknown fields; each is narrowed where it is used.
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** Undefined where the state does not tell. */
function textsOf(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : undefined;
}
