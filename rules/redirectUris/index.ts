/** Rules about redirect URIs, in the order in which their findings are told. */
import type { Rule } from "../rule";
import { redirectUriBareHost } from "./redirectUriBareHost";
import { redirectUriCharacters } from "./redirectUriCharacters";
import { redirectUriCount } from "./redirectUriCount";
import { redirectUriDevServerOnWeb } from "./redirectUriDevServerOnWeb";
import { redirectUriForm } from "./redirectUriForm";
import { redirectUriFragment } from "./redirectUriFragment";
import { redirectUriIpv6 } from "./redirectUriIpv6";
import { redirectUriLength } from "./redirectUriLength";
import { redirectUriLoopbackPort } from "./redirectUriLoopbackPort";
import { redirectUriNativeOnWeb } from "./redirectUriNativeOnWeb";
import { redirectUriNativePlainHttp } from "./redirectUriNativePlainHttp";
import { redirectUriPersonalQuery } from "./redirectUriPersonalQuery";
import { redirectUriPersonalWildcard } from "./redirectUriPersonalWildcard";
import { redirectUriPlainHttp } from "./redirectUriPlainHttp";
import { redirectUriRepeated } from "./redirectUriRepeated";
import { redirectUriScheme } from "./redirectUriScheme";
import { redirectUriServerOnSinglePage } from "./redirectUriServerOnSinglePage";
import { redirectUriTotal } from "./redirectUriTotal";
import { redirectUriTwoPlatforms } from "./redirectUriTwoPlatforms";
import { redirectUriWhiteSpace } from "./redirectUriWhiteSpace";
import { redirectUriWildcard } from "./redirectUriWildcard";

export const redirectUriRules: readonly Rule[] = [
  redirectUriForm,
  redirectUriScheme,
  redirectUriPlainHttp,
  redirectUriNativePlainHttp,
  redirectUriIpv6,
  redirectUriBareHost,
  redirectUriCharacters,
  redirectUriWhiteSpace,
  redirectUriFragment,
  redirectUriLength,
  redirectUriCount,
  redirectUriTotal,
  redirectUriRepeated,
  redirectUriTwoPlatforms,
  redirectUriLoopbackPort,
  redirectUriWildcard,
  redirectUriPersonalQuery,
  redirectUriPersonalWildcard,
  redirectUriServerOnSinglePage,
  redirectUriDevServerOnWeb,
  redirectUriNativeOnWeb,
];
