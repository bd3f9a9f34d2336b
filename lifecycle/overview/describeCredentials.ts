/** The portal's page "Certificates & secrets": with what the app proves itself, and how long that lasts. Never a value. */
import { type DirectoryApp, type Fields, fieldsOf, listOf, textOf } from "../../directory";
import type { CredentialOverview } from "./appOverview";

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** What ends soonest comes first, and what never ends last. */
export function describeCredentials(
  { application, servicePrincipal, federatedCredentials }: DirectoryApp,
  now: Date,
): readonly CredentialOverview[] {
  const found = [
    ...readKeys(application, "application", now),
    ...readKeys(servicePrincipal?.fields ?? {}, "servicePrincipal", now),
    ...federatedCredentials.map(readFederated),
  ];
  return found.sort((left, right) => endOf(left) - endOf(right) || (left.name < right.name ? -1 : 1));
}

function endOf({ until }: CredentialOverview): number {
  return until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until);
}

function readKeys(holder: Fields, on: CredentialOverview["on"], now: Date): readonly CredentialOverview[] {
  const read = (kind: "secret" | "certificate", entry: Fields): CredentialOverview => {
    const until = textOf(entry.endDateTime);
    const thumbprint = kind === "certificate" ? readThumbprint(entry.customKeyIdentifier) : undefined;
    return {
      ...{ kind, on, name: textOf(entry.displayName) ?? "", id: textOf(entry.keyId) ?? "" },
      ...(thumbprint !== undefined && { thumbprint }),
      ...(until !== undefined && { until, daysLeft: daysBetween(now, until) }),
    };
  };
  return [
    ...listOf(holder.passwordCredentials).map((entry) => read("secret", fieldsOf(entry))),
    // One key pair of SAML stands there twice: to sign, and to verify.
    ...listOf(holder.keyCredentials)
      .map(fieldsOf)
      .filter(({ usage }) => usage !== "Sign")
      .map((entry) => read("certificate", entry)),
  ];
}

/** Graph has it in Base64, the portal in hexadecimal. A client may have put any bytes there. */
function readThumbprint(identifier: unknown): string | undefined {
  const bytes = Buffer.from(textOf(identifier) ?? "", "base64");
  return bytes.length === 20 ? bytes.toString("hex").toUpperCase() : undefined;
}

function daysBetween(now: Date, until: string): number {
  return Math.floor((Date.parse(until) - now.getTime()) / dayMilliseconds);
}

function readFederated({ id, name, issuer, subject }: Fields): CredentialOverview {
  const [trusted, of] = [textOf(issuer), textOf(subject)];
  return {
    ...({ kind: "federated", on: "application", name: textOf(name) ?? "", id: textOf(id) ?? "" } as const),
    ...(trusted !== undefined && { issuer: trusted }),
    ...(of !== undefined && { subject: of }),
  };
}
