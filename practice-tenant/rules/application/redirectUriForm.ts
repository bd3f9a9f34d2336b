/**
 * A redirect URI is absolute, and of a scheme that its platform takes: a native app's may be any.
 *
 * Source: entra-docs reply-url; the schemes beside http and https are those of the azuread provider's uri.go.
 */
import { type RedirectPlatform, redirectUriRule } from "./redirectUris";

const schemes: Readonly<Record<Exclude<RedirectPlatform, "publicClient">, readonly string[]>> = {
  web: ["https:", "http:", "ms-appx-web:", "brk-multihub:", "urn:"],
  spa: ["https:", "http:", "ms-appx-web:", "brk-multihub:"],
};

export const redirectUriFormRule = redirectUriRule(({ platform, parsed }) => {
  if (parsed === undefined) return "is not an absolute URI";
  if (platform === "publicClient" || schemes[platform].includes(parsed.protocol)) return undefined;
  // Nested app authentication with a certain host app, by its id.
  if (platform === "spa" && parsed.protocol.startsWith("brk-")) return undefined;
  return `has the scheme '${parsed.protocol.slice(0, -1)}', which the platform does not take`;
});
