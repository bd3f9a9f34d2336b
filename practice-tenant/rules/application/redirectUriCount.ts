/** How many redirect URIs an application may have over all platforms (entra-docs reply-url), each once on a platform. */
import {
  type ApplicationRule,
  allowsPersonalAccounts,
  duplicateValue,
  findDuplicate,
  invalidValue,
} from "./directoryRule";
import { listRedirectUris, redirectPlatforms, touchesRedirectUris } from "./redirectUris";

export const redirectUriCountRule: ApplicationRule = (change) => {
  if (!touchesRedirectUris(change)) return undefined;
  const { after } = change;
  for (const platform of redirectPlatforms) {
    const duplicate = findDuplicate(after[platform].redirectUris);
    if (duplicate !== undefined) return duplicateValue(platform, `the redirect URI '${duplicate}' is given twice`);
  }
  const { length } = listRedirectUris(after);
  const most = allowsPersonalAccounts(after) ? 100 : 256;
  return length > most
    ? invalidValue("web", `the application has ${length} redirect URIs, its audience allows ${most}`)
    : undefined;
};
