/** The app registrations that the state of a stack knows. */
import { type AppManifest, manifestsFromResources, resourceTypes, type TenantSymbols } from "../../manifest";
import { readSymbols } from "../review/files/readSymbols";
import type { StackRecord } from "./stackRecord";

export interface RecordedApp {
  /** Logical name in the program. */
  readonly name: string;
  /** Of the application. */
  readonly urn: string;
  readonly objectId: string;
  readonly clientId: string;
  /** What was applied last. */
  readonly manifest: AppManifest;
}

/** In the order of the state. What the program only looks at is not its own. */
export function recordedApps({ resources }: Pick<StackRecord, "resources">): readonly RecordedApp[] {
  const own = resources.filter(({ external }) => !external);
  const manifests = manifestsFromResources(own, recordedSymbols({ resources }));
  const applications = own.filter(({ type }) => type === resourceTypes.application);
  return applications.flatMap(({ urn, outputs }, at) => {
    const manifest = manifests[at];
    if (manifest === undefined) return [];
    return [
      { name: manifest.name, urn, objectId: textOf(outputs.objectId), clientId: textOf(outputs.clientId), manifest },
    ];
  });
}

/** What ids in the state stand for, as far as it tells. */
export function recordedSymbols({ resources }: Pick<StackRecord, "resources">): TenantSymbols {
  return readSymbols(resources);
}

function textOf(output: unknown): string {
  return typeof output === "string" ? output : "";
}
