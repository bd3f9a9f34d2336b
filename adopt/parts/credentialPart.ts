/** What proves an app: what others vouch for is declared, and values that the directory never tells are listed. */
import { type DirectoryApp, type Fields, fieldsOf, listOf, textOf, textsOf } from "../../directory";
import { type AdoptException, type Arguments, group, leftAlone, optional, type Part } from "../adoptedApp";
import { filled } from "./identityPart";

/** What the components fill in, as every platform asks for it. */
const usualAudience = "api://AzureADTokenExchange";

export function credentialPart({ application, servicePrincipal, federatedCredentials }: DirectoryApp): Part {
  const declarable = federatedCredentials.filter(isDeclarable);
  const federated = declarable.map(federatedOf);
  return {
    arguments: group("credentials", optional("federated", federated.length === 0 ? undefined : federated)),
    exceptions: [
      ...federatedCredentials
        .filter((credential) => !declarable.includes(credential))
        .map(({ name }) => leftAlone(`federated credential ${textOf(name)}`, "it matches subjects by an expression")),
      ...valueExceptions(application, "of the application"),
      ...valueExceptions(servicePrincipal?.fields ?? {}, "of the service principal"),
    ],
  };
}

function isDeclarable({ subject, audiences }: Fields): boolean {
  return filled(subject) !== undefined && textsOf(audiences).length === 1;
}

function federatedOf({ name, issuer, subject, audiences, description }: Fields): Arguments {
  const [audience = usualAudience] = textsOf(audiences);
  return {
    name: textOf(name) ?? "",
    issuer: textOf(issuer) ?? "",
    subject: textOf(subject) ?? "",
    ...optional("audience", audience === usualAudience ? undefined : audience),
    ...optional("description", filled(description)),
  };
}

function valueExceptions({ passwordCredentials, keyCredentials }: Fields, whose: string): AdoptException[] {
  const describe = (kind: string) => (credential: unknown) => {
    const { displayName, keyId, endDateTime } = fieldsOf(credential);
    const until = textOf(endDateTime)?.slice(0, 10) ?? "an unknown day";
    const name = filled(displayName) ?? filled(keyId) ?? "";
    return leftAlone(`${kind} ${name}`.trimEnd(), `${whose}, until ${until}: the provider cannot import its value`);
  };
  return [
    ...listOf(passwordCredentials).map(describe("secret")),
    ...listOf(keyCredentials).map(describe("certificate")),
  ];
}
