/** An API whose scopes nothing stands before. */
import { isApi } from "../clientType/clientTypes";
import type { Rule } from "../rule";
import { sources } from "../sources";
import { identifierUrisArgument } from "./identifierUris";

export const identifierUriMissing: Rule = {
  id: "identifier-uri-missing",
  level: "risky",
  why: "Clients ask for a scope by the API's identifier URI, and without one Entra finds no such API.",
  code: "AADSTS500011",
  source: sources.errorCodes,
  judge: (manifest) => {
    if (!isApi(manifest) || manifest.exposes.identifierUris.length > 0) return [];
    const rule = "an API with scopes has an identifier URI";
    return [{ argument: identifierUrisArgument, rule, fix: "add api://{clientId}" }];
  },
};
