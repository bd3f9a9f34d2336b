/** A federated credential has exactly one audience. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { at, federatedOf } from "./credentials";

export const federatedAudienceCount: Rule = {
  id: "federated-audience-count",
  level: "refused",
  why: "Entra takes one audience, although Graph keeps a list.",
  code: "Request_BadRequest",
  source: sources.federation,
  judge: (manifest) =>
    federatedOf(manifest)
      .filter(({ audiences }) => audiences.length !== 1)
      .map((credential) => ({
        ...at(credential),
        rule: "a federated credential has one audience",
        fix: "use api://AzureADTokenExchange alone",
      })),
};
