/**
 * The names of the program's own apps in a manifest, changed from the base's to the head's: an app that has another logical
 * name is still the app that others ask for.
 */
import { type AppManifest, type Consent, programApi, programApiName, type Value } from "../../manifest";

/** Logical name in the base -> in the head. */
export type Renamings = ReadonlyMap<string, string>;

/** All mentions of other apps; the manifest keeps its own name. */
export function renameApps(manifest: AppManifest, renamings: Renamings): AppManifest {
  if (renamings.size === 0) return manifest;
  const renameReference = (api: string): string => renameApi(api, renamings);
  return {
    ...manifest,
    requests: manifest.requests.map((request) => ({ ...request, api: renameReference(request.api) })),
    consents: manifest.consents.map((consent): Consent => ({ ...consent, api: renameReference(consent.api) })),
    exposes: {
      ...manifest.exposes,
      preAuthorized: manifest.exposes.preAuthorized.map((entry) => ({
        ...entry,
        client: renameClient(entry.client, renamings),
      })),
    },
  };
}

function renameClient(client: Value<string>, renamings: Renamings): Value<string> {
  return client.state === "known" ? { ...client, value: renameApi(client.value, renamings) } : client;
}

function renameApi(api: string, renamings: Renamings): string {
  const name = renamings.get(programApiName(api) ?? "");
  return name === undefined ? api : programApi(name);
}
