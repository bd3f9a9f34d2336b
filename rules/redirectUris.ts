/** The redirect URIs of a manifest, one by one, as several rules judge them. */
import { type AppManifest, knownValues } from "../manifest";

export type PlatformName = "web" | "singlePage" | "publicClient";

export interface RedirectUri {
  readonly platform: PlatformName;
  /** Path of the argument that holds it. */
  readonly argument: string;
  readonly uri: string;
  /** Lower case, without the colon; empty where the text has none. */
  readonly scheme: string;
  /** Host as a URL parser reads it; empty where there is none. */
  readonly host: string;
}

const platforms: readonly PlatformName[] = ["web", "singlePage", "publicClient"];

/** Those that are settled, platform by platform. */
export function listRedirectUris(manifest: AppManifest): readonly RedirectUri[] {
  return platforms.flatMap((platform) =>
    knownValues(manifest.platforms[platform].redirectUris).map((uri) => readRedirectUri(platform, uri)),
  );
}

/** Whether the sign-in endpoint ignores the port when it compares the URI. */
export function isLoopback({ host }: RedirectUri): boolean {
  return host === "localhost" || host === "127.0.0.1";
}

function readRedirectUri(platform: PlatformName, uri: string): RedirectUri {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(uri)?.[1]?.toLowerCase() ?? "";
  // Of other schemes, URL does not read "host:port"; a redirect URI of an app's own scheme has no port.
  const host = URL.canParse(uri) ? new URL(uri).hostname : "";
  return { platform, argument: `${platform}.redirectUris`, uri, scheme, host };
}
