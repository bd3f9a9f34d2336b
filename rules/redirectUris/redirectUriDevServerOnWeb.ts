/** A browser app's dev server under web: Entra then refuses the browser the code. */
import type { Rule } from "../rule";
import { isLoopback, listRedirectUris } from "./redirectUris";

/** Ports on which only dev servers of browser apps listen: Vite and its preview, Angular, Parcel. */
const ports: ReadonlySet<string> = new Set(["5173", "4173", "4200", "1234"]);

export const redirectUriDevServerOnWeb: Rule = {
  id: "redirect-uri-dev-server-on-web",
  level: "risky",
  why: "A browser may redeem codes for single-page redirect URIs only.",
  code: "AADSTS9002326",
  source: "https://github.com/AzureAD/microsoft-authentication-library-for-js/issues/5196",
  judge: (manifest) =>
    listRedirectUris(manifest)
      .filter((entry) => entry.platform === "web" && isLoopback(entry) && ports.has(entry.port))
      .map(({ argument, uri }) => ({
        argument,
        value: uri,
        rule: "a redirect URI at which a browser receives the code is listed under singlePage",
        fix: "move it to singlePage.redirectUris",
      })),
};
