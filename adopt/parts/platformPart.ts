/** How people come to an app: platforms and their redirect URIs. */
import { type DirectoryApp, type Fields, fieldsOf, listOf, textsOf } from "../../directory";
import {
  type AdoptException,
  type Argument,
  type Arguments,
  changed,
  group,
  leftAlone,
  optional,
  type Part,
} from "../adoptedApp";
import { filled } from "./identityPart";

export function platformPart({ application }: DirectoryApp): Part {
  const web = fieldsOf(application.web);
  const redirects = {
    web: readRedirects(web),
    singlePageApplication: readRedirects(fieldsOf(application.spa)),
    // Those of apps on a device are taken as they are.
    publicClient: { uris: [...new Set(textsOf(fieldsOf(application.publicClient).redirectUris))], completed: [] },
  };
  return {
    arguments: {
      ...group("web", {
        ...webArguments(web, redirects.web),
        ...optional("requirePostResponse", application.oauth2RequirePostResponse === true || undefined),
      }),
      ...group("singlePage", redirectArguments(redirects.singlePageApplication)),
      ...group("publicClient", {
        ...redirectArguments(redirects.publicClient),
        ...optional("allowPublicClientFlows", application.isFallbackPublicClient === true || undefined),
        ...optional("deviceOnlyAuth", application.isDeviceOnlyAuthSupported === true || undefined),
      }),
    },
    exceptions: [
      ...Object.entries(redirects).flatMap(([property, { completed }]) => completedExceptions(property, completed)),
      ...settingsException(web),
    ],
  };
}

interface Redirects {
  readonly uris: readonly string[];
  /** Those that the provider takes with a slash at their end only. */
  readonly completed: readonly string[];
}

function readRedirects({ redirectUris }: Fields): Redirects {
  const uris = [...new Set(textsOf(redirectUris))];
  return { uris: [...new Set(uris.map(withSlash))], completed: uris.filter((uri) => withSlash(uri) !== uri) };
}

const bareHost = /^([a-z-]+:\/\/[^/?#]+)($|[?#])/i;

/** Entra adds the slash itself when it sends people back to an address without a path. */
function withSlash(uri: string): string {
  return uri.replace(bareHost, "$1/$2");
}

function redirectArguments({ uris }: Redirects): Arguments {
  return optional("redirectUris", uris.length === 0 ? undefined : (uris satisfies readonly Argument[]));
}

function webArguments(web: Fields, redirects: Redirects): Arguments {
  const implicit = fieldsOf(web.implicitGrantSettings);
  return {
    ...redirectArguments(redirects),
    ...optional("homepageUrl", filled(web.homePageUrl)),
    ...optional("logoutUrl", filled(web.logoutUrl)),
    ...optional("implicitIdTokens", implicit.enableIdTokenIssuance === true || undefined),
    ...optional("implicitAccessTokens", implicit.enableAccessTokenIssuance === true || undefined),
  };
}

function completedExceptions(property: string, completed: readonly string[]): AdoptException[] {
  return completed.map((uri) =>
    changed({ type: "Application", property }, `redirect URI ${uri}`, "gets a slash at its end, as Entra sends it"),
  );
}

function settingsException({ redirectUriSettings }: Fields): AdoptException[] {
  if (listOf(redirectUriSettings).every((setting) => fieldsOf(setting).index == null)) return [];
  return [leftAlone("web.redirectUriSettings", "the order of redirect URIs, which the provider does not know")];
}
