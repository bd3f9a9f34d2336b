/** Issuer and subject stand together for one federated credential. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { at, type Federated, federatedOf, textOf } from "./credentials";

export const federatedUnique: Rule = {
  id: "federated-unique",
  level: "refused",
  why: "Entra finds the credential of a token by issuer and subject.",
  code: "Request_BadRequest",
  source: sources.federation,
  judge: (manifest) => {
    const keys = federatedOf(manifest).map(keyOf);
    return federatedOf(manifest)
      .filter((_, index) => keys[index] !== undefined && keys.indexOf(keys[index]) < index)
      .map((credential) => ({
        ...at(credential),
        rule: "no two federated credentials have both issuer and subject in common",
        fix: "remove it, or give it a subject of its own",
      }));
  },
};

function keyOf({ issuer, subject }: Federated): string | undefined {
  const texts = [textOf(issuer), textOf(subject)];
  return texts.includes(undefined) ? undefined : JSON.stringify(texts);
}
