/**
 * What a federated identity credential must hold, and how long it may be. Wildcards are accepted, as any subject is
 * that no token will ever have; only the exchange fails.
 *
 * Source: entra-docs workload-identity-federation-considerations and the page that it includes.
 */
import type { FederatedIdentityCredential } from "../../records";

const longest = 600;

/** What is wrong with the credential, as a sentence. */
export function federatedCredentialFormProblem(credential: FederatedIdentityCredential): string | undefined {
  const { name, issuer, subject, audiences, description, claimsMatchingExpression } = credential;
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{2,119}$/.test(name)) {
    return `Federated Identity Credential name '${name}' is invalid: 3 to 120 letters, digits, dashes and underscores, the first a letter or digit.`;
  }
  if (!URL.canParse(issuer)) return `The issuer '${issuer}' must be a URL.`;
  if (audiences.length !== 1) return "Federated identity credentials must have exactly one audience.";
  if (!subject && claimsMatchingExpression == null) return "A federated identity credential needs a subject.";
  const texts = { issuer, subject, audience: audiences[0], description };
  const [tooLong] = Object.entries(texts).find(([, text]) => (text?.length ?? 0) > longest) ?? [];
  return tooLong === undefined ? undefined : `The ${tooLong} is longer than ${longest} characters.`;
}
