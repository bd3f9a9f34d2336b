/** The subject of a federated credential has the form of its platform. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { at, type Federated, federatedOf, textOf } from "./credentials";
import { findPlatform } from "./federatedPlatforms";

export const federatedSubject: Rule = {
  id: "federated-subject",
  level: "risky",
  why: "Entra stores any subject, and the exchange fails until it is exactly the token's.",
  code: "AADSTS700213",
  source: sources.federationTrust,
  judge: (manifest) => federatedOf(manifest).flatMap(judgeOne),
};

function judgeOne(credential: Federated) {
  const subject = textOf(credential.subject);
  const issuer = textOf(credential.issuer);
  // Wildcards are another rule's, and so are empty texts.
  if (!subject || !issuer || subject.includes("*")) return [];
  const platform = findPlatform(issuer, subject);
  if (platform === undefined || platform.subject.test(subject)) return [];
  const rule = `the subject of a federated credential has the form of the platform, here ${platform.name}`;
  return [{ ...at(credential), rule, fix: `put one such as ${platform.example} in place of ${subject}` }];
}
