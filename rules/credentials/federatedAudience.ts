/** The audience that Microsoft's and nearly all other clients ask for. */
import { knownValues } from "../../manifest";
import type { Rule } from "../rule";
import { sources } from "../sources";
import { at, federatedOf, textOf } from "./credentials";
import { pulumiIssuer } from "./federatedPlatforms";

/** Of the public cloud and of the national ones. */
const usual: ReadonlySet<string> = new Set([
  "api://AzureADTokenExchange",
  "api://AzureADTokenExchangeUSGov",
  "api://AzureADTokenExchangeChina",
]);

export const federatedAudience: Rule = {
  id: "federated-audience",
  level: "risky",
  why: "Entra compares the audience with the token's, and platforms ask for this one unless told otherwise.",
  code: "AADSTS700212",
  source: sources.federation,
  judge: (manifest) =>
    federatedOf(manifest)
      // Pulumi's tokens are for its organization.
      .filter(({ issuer }) => textOf(issuer) !== pulumiIssuer)
      .filter(({ audiences }) => knownValues(audiences).some((audience) => audience !== "" && !usual.has(audience)))
      .map((credential) => ({
        ...at(credential),
        rule: "the audience of a federated credential is api://AzureADTokenExchange",
        fix: "leave the audience out, unless the platform is told to ask for this one",
      })),
};
