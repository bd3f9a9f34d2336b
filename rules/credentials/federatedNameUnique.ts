/** A name stands for one federated credential. */
import type { Rule } from "../rule";
import { at, federatedOf, textOf } from "./credentials";

export const federatedNameUnique: Rule = {
  id: "federated-name-unique",
  level: "refused",
  why: "The name is the unique identifier of a federated credential within the app.",
  code: "Request_MultipleObjectsWithSameKeyValue",
  source: "https://github.com/Azure/azure-dev/issues/1482",
  judge: (manifest) => {
    const names = federatedOf(manifest).map(({ name }) => textOf(name));
    return federatedOf(manifest)
      .filter((_, index) => names[index] !== undefined && names.indexOf(names[index]) < index)
      .map((credential) => ({
        ...at(credential),
        rule: "no two federated credentials have the same name",
        fix: "give one of them another name",
      }));
  },
};
