/** Where personal accounts may sign in, identifier URIs are few and plain. */
import { takesPersonalAccounts } from "../audience";
import type { Problem, Rule } from "../rule";
import { sources } from "../sources";
import { identifierUrisArgument, listIdentifierUris } from "./identifierUris";

const limit = 50;

export const identifierUriPersonal: Rule = {
  id: "identifier-uri-personal",
  level: "refused",
  why: "Personal accounts know fewer forms of identifier URIs, and fewer of them.",
  code: "Request_BadRequest",
  source: sources.accountTypes,
  judge: (manifest) => {
    if (!takesPersonalAccounts(manifest)) return [];
    const { length } = manifest.exposes.identifierUris;
    const rule = `an app of this audience has at most ${limit} identifier URIs`;
    const tooMany = { argument: identifierUrisArgument, rule, fix: `remove ${length - limit} of the ${length}` };
    return [...listIdentifierUris(manifest).flatMap(judgeOne), ...(length > limit ? [tooMany] : [])];
  },
};

function judgeOne(uri: string): readonly Problem[] {
  if (!/^urn:/i.test(uri) && !/[?#]/.test(uri)) return [];
  const rule = "an identifier URI is no URN and has neither query nor fragment where personal accounts may sign in";
  return [{ argument: identifierUrisArgument, value: uri, rule, fix: "use api://{clientId}" }];
}
