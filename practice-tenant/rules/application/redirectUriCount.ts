/**
 * How many redirect URIs an application may have on a platform, each once (entra-docs reply-url). Whether the limit is
 * for all platforms together nobody has written down.
 */
import type { Application } from "../../records";
import {
  type ApplicationRule,
  allowsPersonalAccounts,
  duplicateValue,
  findDuplicate,
  invalidValue,
  type Refusal,
} from "./directoryRule";
import { type RedirectPlatform, redirectPlatforms, touchesRedirectUris } from "./redirectUris";

export const redirectUriCountRule: ApplicationRule = (change) => {
  if (!touchesRedirectUris(change)) return undefined;
  for (const platform of redirectPlatforms) {
    const refusal = judgePlatform(platform, change.after);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
};

function judgePlatform(platform: RedirectPlatform, application: Application): Refusal | undefined {
  const { redirectUris } = application[platform];
  const duplicate = findDuplicate(redirectUris);
  if (duplicate !== undefined) return duplicateValue(platform, `the redirect URI '${duplicate}' is given twice`);
  const most = allowsPersonalAccounts(application) ? 100 : 256;
  return redirectUris.length > most
    ? invalidValue(platform, `${redirectUris.length} redirect URIs are given, the audience allows ${most}`)
    : undefined;
}
