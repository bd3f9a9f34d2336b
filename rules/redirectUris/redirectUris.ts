/** The redirect URIs of a manifest, one by one, as several rules judge them. */
import { type AppManifest, knownValues } from "../../manifest";

export type PlatformName = "web" | "singlePage" | "publicClient";

export interface RedirectUri {
  readonly platform: PlatformName;
  /** Path of the argument that holds it. */
  readonly argument: string;
  readonly uri: string;
  /** Lower case, without the colon; empty where the text has none. */
  readonly scheme: string;
  /** Host as a URL parser reads it; empty where there is none, or none is written after `://`. */
  readonly host: string;
  /** Empty where none is written. */
  readonly port: string;
  /** Begins with a slash, if there is one. */
  readonly path: string;
}

export const platformNames: readonly PlatformName[] = ["web", "singlePage", "publicClient"];

/** Those that are settled, platform by platform. */
export function listRedirectUris(manifest: AppManifest): readonly RedirectUri[] {
  return platformNames.flatMap((platform) =>
    knownValues(manifest.platforms[platform].redirectUris).map((uri) => readRedirectUri(platform, uri)),
  );
}

/** Whether the sign-in endpoint ignores the port when it compares the URI. */
export function isLoopback({ host }: RedirectUri): boolean {
  return host === "localhost" || host === "127.0.0.1";
}

/** A name with a namespace, which the provider takes as it is written. */
export function isUrn({ uri }: RedirectUri): boolean {
  return /^urn:[^:]*:/.test(uri);
}

function readRedirectUri(platform: PlatformName, uri: string): RedirectUri {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(uri)?.[1]?.toLowerCase() ?? "";
  // Of other schemes, URL does not read "host:port"; a redirect URI of an app's own scheme has no port.
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  const { hostname, port = "", pathname: path = "" } = url ?? {};
  // The parser takes the host of "https:///x" from its path, which neither Entra nor the provider does.
  const host = /^[^/]*:\/\/[^/?#]/.test(uri) ? (hostname ?? "") : "";
  return { platform, argument: `${platform}.redirectUris`, uri, scheme, host, port, path };
}
