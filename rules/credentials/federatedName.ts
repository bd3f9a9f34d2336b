/** Names of federated credentials have 3 to 120 letters, digits, dashes and underscores. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { at, federatedOf, textOf } from "./credentials";

const form = /^[A-Za-z0-9][A-Za-z0-9_-]{2,119}$/;

export const federatedName: Rule = {
  id: "federated-name",
  level: "refused",
  why: "The name is part of the credential's address in Graph.",
  code: "Request_BadRequest",
  source: sources.federation,
  judge: (manifest) =>
    federatedOf(manifest)
      .filter(({ name }) => name.state === "known" && !form.test(name.value))
      .map((credential) => ({
        ...at(credential),
        rule: "a federated credential is named with 3 to 120 letters, digits, - and _, the first a letter or digit",
        fix: `use ${suggest(textOf(credential.name) ?? "")}`,
      })),
};

function suggest(name: string): string {
  const letters = name.replaceAll(/[^A-Za-z0-9_-]+/g, "-").replace(/^[_-]+/, "");
  return letters.length >= 3 ? letters.slice(0, 120) : `federated-${letters}`.replace(/-$/, "");
}
