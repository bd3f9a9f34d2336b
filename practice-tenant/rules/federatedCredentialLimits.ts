/** What the directory refuses of a federated identity credential (entra-docs, workload-identity-federation-considerations). */
import type { TenantContext } from "../context";
import { badRequest, GraphError } from "../graph/http/graphError";
import type { Application, FederatedIdentityCredential } from "../records";

const most = 20;

/** @throws GraphError 400 for a value that is wrong, 409 for one that another credential of the application has */
export function assertFederatedCredentialAllowed(
  { rules }: TenantContext,
  { federatedIdentityCredentials }: Application,
  credential: FederatedIdentityCredential,
): void {
  if (rules === "off") return;
  const problem = problemOf(credential);
  if (problem !== undefined) throw badRequest(problem);
  const others = federatedIdentityCredentials.filter(({ id }) => id !== credential.id);
  if (others.length >= most) throw badRequest(`The application already has ${most} federated identity credentials.`);
  if (others.some(({ name }) => name === credential.name)) throw conflict(`the name '${credential.name}'`);
  const twin = others.find(
    ({ issuer, subject }) => issuer === credential.issuer && subject !== null && subject === credential.subject,
  );
  if (twin !== undefined) throw conflict("this combination of issuer and subject");
}

function problemOf({
  name,
  issuer,
  audiences,
  subject,
  claimsMatchingExpression,
}: FederatedIdentityCredential): string | undefined {
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{2,119}$/.test(name)) {
    return `The name '${name}' must have 3 to 120 letters, digits, dashes and underscores, the first a letter or digit.`;
  }
  if (!/^https:\/\/[^\s/]+/.test(issuer) || issuer.length > 600)
    return `The issuer '${issuer}' must be an https URL of at most 600 characters.`;
  if (audiences.length !== 1 || (audiences[0]?.length ?? 0) > 600)
    return "A federated identity credential has exactly one audience.";
  if (subject === null && claimsMatchingExpression == null) return "A federated identity credential needs a subject.";
  return (subject?.length ?? 0) > 600 ? "The subject is longer than 600 characters." : undefined;
}

function conflict(what: string): GraphError {
  return new GraphError(
    409,
    "Request_MultipleObjectsWithSameKeyValue",
    `A federated identity credential with ${what} already exists on the application.`,
  );
}
