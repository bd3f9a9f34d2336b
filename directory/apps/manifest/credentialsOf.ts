/** What proves an app, as the directory holds it; never a value. */
import { type Credential, canonicalTime, inspectCertificate, known, type Value } from "../../../manifest";
import { type Fields, fieldsOf, listOf, textOf } from "../../client/fields";
import type { DirectoryApp } from "../directoryApp";
import { knownTexts, optionalText } from "./configuredParts";

/** Those of the principal prove the app just as well as the application's own. */
export function readCredentials({
  application,
  servicePrincipal,
  federatedCredentials,
}: DirectoryApp): readonly Credential[] {
  const carriers = [application, servicePrincipal?.fields ?? {}];
  return [
    ...carriers.flatMap(({ passwordCredentials }) => listOf(passwordCredentials).map(fieldsOf).map(readSecret)),
    ...carriers.flatMap(({ keyCredentials }) =>
      listOf(keyCredentials).map(fieldsOf).filter(isProof).map(readCertificate),
    ),
    ...federatedCredentials.map(readFederated),
  ];
}

function readSecret({ displayName, startDateTime, endDateTime }: Fields): Credential {
  return {
    kind: "secret",
    name: known(textOf(displayName) ?? ""),
    from: readTime(startDateTime),
    until: readTime(endDateTime),
  };
}

/** A key with which the directory itself signs (SAML) proves nothing of the app. */
function isProof({ usage }: Fields): boolean {
  return usage !== "Sign";
}

function readCertificate({ key, startDateTime, endDateTime }: Fields): Credential {
  const text = textOf(key);
  const found = text === undefined ? undefined : inspectCertificate(Buffer.from(text, "base64"));
  return {
    kind: "certificate",
    thumbprint: found === undefined ? { state: "unknown" } : known(found.thumbprint),
    from: readTime(startDateTime),
    until: readTime(endDateTime),
  };
}

function readFederated({ name, issuer, subject, audiences, description }: Fields): Credential {
  return {
    kind: "federated",
    name: known(textOf(name) ?? ""),
    issuer: known(textOf(issuer) ?? ""),
    subject: known(textOf(subject) ?? ""),
    audiences: knownTexts(audiences),
    description: optionalText(description),
  };
}

function readTime(time: unknown): Value<string> | undefined {
  const text = textOf(time);
  return text === undefined ? undefined : known(canonicalTime(text));
}
