/** What proves an app, in words. */
import type { CredentialKind } from "../../../token";

const names: Readonly<Record<CredentialKind, string>> = {
  federated: "a federated credential",
  certificate: "a certificate",
  secret: "a client secret",
};

/** For a sentence: "a federated credential and a client secret". */
export function nameCredentials(kinds: readonly CredentialKind[]): string {
  return kinds.map((kind) => names[kind]).join(" and ");
}
