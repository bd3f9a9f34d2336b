/** Whether an app may be answered at a redirect URI, and which platform it is registered on. */
import type { Platform } from "../signInRecords";
import type { Client } from "./findClient";

export interface RegisteredUri {
  readonly uri: string;
  readonly platform: Platform;
}

/** Every redirect URI of the app; a principal without an application has its reply URLs. */
export function registeredUris({ application, principal }: Client): RegisteredUri[] {
  const of = (platform: Platform, uris: readonly string[]) => uris.map((uri) => ({ uri, platform }));
  if (application === undefined) return of("web", principal?.replyUrls ?? []);
  return [
    ...of("web", application.web.redirectUris),
    ...of("spa", application.spa.redirectUris),
    ...of("publicClient", application.publicClient.redirectUris),
  ];
}

/**
 * The registered URI that `requested` is: the same text, or, failing that, the same but for a loopback port or what a
 * wildcard stands for. Letter case and a slash after a path count.
 *
 * Source: entra-docs reply-url.
 */
export function findRedirectUri(client: Client, requested: string): RegisteredUri | undefined {
  const registered = registeredUris(client);
  return (
    registered.find(({ uri }) => uri === requested) ??
    registered.find(({ uri }) => comparable(uri) === comparable(requested)) ??
    registered.find(({ uri }) => uri.includes("*") && wildcard(uri).test(withoutQuery(requested)))
  );
}

/** Any port of this machine is as good as another (RFC 8252, 7.3), and a host alone the same with and without a slash. */
function comparable(uri: string): string {
  const withoutPort = uri.replace(/^(https?:\/\/(?:localhost|127\.0\.0\.1))(:\d+)?(?=[/?#]|$)/, "$1");
  return withoutPort.replace(/^(https?:\/\/[^/?#]+)\/?$/, "$1");
}

/** Nothing that ends the host, or that a browser drops on the way: the answer would go to a host in front of the registered one. */
function wildcard(uri: string): RegExp {
  const parts = uri.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^/\\\\?#@\\s]*")}$`);
}

function withoutQuery(uri: string): string {
  return uri.replace(/[?#].*$/, "");
}
