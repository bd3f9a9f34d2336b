/** An app that has to prove itself, and with nothing to do it. */
import type { AppManifest } from "../../manifest";
import type { Rule } from "../rule";
import { sources } from "../sources";
import { isApi, isOpenIdScope, requestsOf, signsPeopleIn } from "./clientTypes";

export const credentialMissing: Rule = {
  id: "credential-missing",
  level: "risky",
  why: "A server, a daemon and an API that calls on others prove who they are whenever they ask for a token.",
  code: "AADSTS7000218",
  source: sources.errorCodes,
  judge: (manifest) => {
    const client = manifest.credentials.length === 0 ? nameClient(manifest) : undefined;
    if (client === undefined) return [];
    const fix = "add a federated credential, such as githubActions({ … }), or else a certificate";
    return [{ argument: "credentials", rule: `${client} has something to prove itself with`, fix }];
  },
};

/** The kind of client that would need a credential; undefined where none of them does. */
function nameClient(manifest: AppManifest): string | undefined {
  const { web } = manifest.platforms;
  const signsInByToken = web.implicitIdTokens || web.implicitAccessTokens;
  if (web.redirectUris.length > 0 && !signsInByToken) return "a web app";
  // What a public client asks for in vain is another rule's.
  if (!signsPeopleIn(manifest) && requestsOf(manifest, "application").length > 0) return "a daemon";
  const calls = requestsOf(manifest, "delegated").some((request) => !isOpenIdScope(request));
  return isApi(manifest) && !signsPeopleIn(manifest) && calls ? "an API that calls on others" : undefined;
}
