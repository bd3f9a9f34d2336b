/** Issuer, subject and audience of a federated credential have 1 to 600 characters, and its description at most as many. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { at, federatedOf, textOf } from "./credentials";

const limit = 600;

export const federatedLength: Rule = {
  id: "federated-length",
  level: "refused",
  why: "Entra stores issuer, subject and audience of limited length, and wants each of them.",
  code: "Request_BadRequest",
  source: sources.federation,
  judge: (manifest) =>
    federatedOf(manifest).flatMap((credential) => {
      const { issuer, subject, audiences, description } = credential;
      const parts = [["issuer", issuer] as const, ["subject", subject] as const];
      const named = [
        ...parts,
        ...audiences.map((audience) => ["audience", audience] as const),
        ...(description === undefined ? [] : [["description", description] as const]),
      ];
      return named
        .map(([part, value]) => ({ part, length: textOf(value)?.length ?? 1 }))
        .filter(({ length }) => length < 1 || length > limit)
        .map(({ part, length }) => ({
          ...at(credential),
          rule: `the ${part} of a federated credential has 1 to ${limit} characters`,
          fix: length > limit ? `shorten it: it has ${length}` : `fill in the ${part}`,
        }));
    }),
};
