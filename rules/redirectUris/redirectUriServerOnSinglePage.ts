/** A server's address under singlePage: Entra then wants a browser to redeem the code. */
import type { Rule } from "../rule";
import { listRedirectUris } from "./redirectUris";

/** Where libraries of servers receive codes: ASP.NET Core, App Service, Spring, NextAuth, oauth2-proxy, MSAL for Python. */
const serverPaths =
  /^\/(signin-oidc|\.auth\/login\/aad\/callback|login\/oauth2\/code\/.+|api\/auth\/callback\/.+|oauth2\/callback|getAToken)\/?$/i;

export const redirectUriServerOnSinglePage: Rule = {
  id: "redirect-uri-server-on-single-page",
  level: "risky",
  why: "A code for a single-page redirect URI can be redeemed by a browser only, across origins.",
  code: "AADSTS9002327",
  source: "https://github.com/sidebase/nuxt-auth/issues/301",
  judge: (manifest) =>
    listRedirectUris(manifest)
      .filter(({ platform, path }) => platform === "singlePage" && serverPaths.test(path))
      .map(({ argument, uri }) => ({
        argument,
        value: uri,
        rule: "a redirect URI at which a server receives the code is listed under web",
        fix: "move it to web.redirectUris",
      })),
};
