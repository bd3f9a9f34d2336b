/** The redirect URIs of an application one by one, as the rules on them judge them. */
import type { Application } from "../../records";
import { type ApplicationChange, type ApplicationRule, invalidValue } from "./directoryRule";

export type RedirectPlatform = "web" | "spa" | "publicClient";

/** One registered URI. `parsed` is absent for a text that is no absolute URI. */
interface RegisteredUri {
  readonly platform: RedirectPlatform;
  readonly uri: string;
  readonly parsed?: URL;
}

export const redirectPlatforms: readonly RedirectPlatform[] = ["web", "spa", "publicClient"];

function listRedirectUris(application: Application): RegisteredUri[] {
  return redirectPlatforms.flatMap((platform) =>
    application[platform].redirectUris.map((uri) => ({
      platform,
      uri,
      ...(URL.canParse(uri) && { parsed: new URL(uri) }),
    })),
  );
}

/**
 * A rule on each URI by itself. It speaks only where a change touches the URIs, or the audience that they depend on.
 *
 * @param problemOf what is wrong with the URI, to follow its name in a sentence
 */
export function redirectUriRule(
  problemOf: (registered: RegisteredUri, application: Application) => string | undefined,
): ApplicationRule {
  return (change) => {
    if (!touchesRedirectUris(change)) return undefined;
    for (const registered of listRedirectUris(change.after)) {
      const problem = problemOf(registered, change.after);
      if (problem !== undefined) {
        // Graph names the platform and nothing more: github.com/microsoftgraph/msgraph-sdk-powershell/issues/3149.
        return invalidValue(registered.platform, `the redirect URI '${registered.uri}' ${problem}`);
      }
    }
    return undefined;
  };
}

export function touchesRedirectUris({ before, after }: ApplicationChange): boolean {
  return (
    before?.signInAudience !== after.signInAudience ||
    redirectPlatforms.some((platform) => before?.[platform].redirectUris !== after[platform].redirectUris)
  );
}
