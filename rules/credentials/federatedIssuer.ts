/** The issuer of a federated credential is written as tokens have it. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { at, federatedOf, textOf } from "./credentials";
import { usualIssuers } from "./federatedPlatforms";

export const federatedIssuer: Rule = {
  id: "federated-issuer",
  level: "risky",
  why: "Entra fetches the issuer's keys over https, and compares it with the token's character by character.",
  code: "AADSTS700211",
  source: sources.federation,
  judge: (manifest) =>
    federatedOf(manifest).flatMap((credential) => {
      const issuer = textOf(credential.issuer) ?? "";
      const fix = issuer === "" ? undefined : correct(issuer);
      if (fix === undefined) return [];
      const rule = "the issuer of a federated credential is the https address that tokens have as iss";
      return [{ ...at(credential), rule, fix }];
    }),
};

/** What to do about a wrong one. */
function correct(issuer: string): string | undefined {
  const plain = plainly(issuer);
  const meant = usualIssuers.find((usual) => plainly(usual) === plain);
  if (meant !== undefined) return meant === issuer ? undefined : `use ${meant}`;
  const trimmed = issuer.trim();
  if (trimmed !== issuer) return `take out the white space around ${trimmed}`;
  const isHttps = URL.canParse(issuer) && new URL(issuer).protocol === "https:";
  return isHttps ? undefined : "write the platform's issuer whole, such as https://gitlab.com";
}

function plainly(issuer: string): string {
  return issuer
    .trim()
    .toLowerCase()
    .replace(/^(https?:\/\/)?/, "")
    .replace(/\/+$/, "");
}
