/** The identifier URIs of a manifest, as several rules judge them. */
import { type AppManifest, knownValues } from "../../manifest";

/** Path of the argument that holds them. */
export const identifierUrisArgument = "api.identifierUris";

export function listIdentifierUris({ exposes }: AppManifest): readonly string[] {
  return knownValues(exposes.identifierUris);
}

export function isUrn(uri: string): boolean {
  return /^urn:[^:]*:/.test(uri);
}

/** What stands between `://` and the next slash; undefined where there is no `://`. Placeholders are taken as written. */
export function hostOf(uri: string): string | undefined {
  return /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(uri)?.[1];
}

/** The two that Entra makes by itself; every other one is somebody's choice. */
export function isDefaultUri(uri: string): boolean {
  return uri === "api://{clientId}" || uri === "api://{tenantId}/{clientId}";
}

/** Whether it holds what no other tenant or app can have, a domain apart. */
export function hasUniqueId(uri: string): boolean {
  return uri.includes("{clientId}") || uri.includes("{tenantId}");
}
