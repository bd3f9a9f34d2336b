/**
 * What the directory refuses of a federated identity credential.
 *
 * Source: entra-docs workload-identity-federation-considerations and the page that it includes.
 */
import type { TenantContext } from "../../context";
import { badRequest, GraphError } from "../../graph/http/graphError";
import type { Application, FederatedIdentityCredential } from "../../records";
import { federatedCredentialFormProblem } from "./federatedCredentialForm";

const most = 20;

/**
 * @param credential as it would be; under the id of one that is there, in its place
 * @throws GraphError 400 for a value that is wrong, 409 for one that another credential of the application has
 */
export function assertFederatedCredentialAllowed(
  { rules }: TenantContext,
  { federatedIdentityCredentials }: Application,
  credential: FederatedIdentityCredential,
): void {
  if (rules === "off") return;
  const problem = federatedCredentialFormProblem(credential);
  if (problem !== undefined) throw badRequest(problem);
  const before = federatedIdentityCredentials.find(({ id }) => id === credential.id);
  if (before !== undefined && before.name !== credential.name) {
    throw badRequest(`The name '${before.name}' of a federated identity credential cannot be changed.`);
  }
  const others = federatedIdentityCredentials.filter((other) => other !== before);
  if (others.length >= most) throw badRequest(`The application already has ${most} federated identity credentials.`);
  assertUnique(others, credential);
}

function assertUnique(others: readonly FederatedIdentityCredential[], credential: FederatedIdentityCredential): void {
  const { name, issuer, subject } = credential;
  if (others.some((other) => other.name === name)) throw conflict(`the name '${name}'`);
  const hasTwin = others.some((other) => other.issuer === issuer && subject !== null && other.subject === subject);
  if (hasTwin) throw conflict("this combination of issuer and subject");
}

function conflict(what: string): GraphError {
  return new GraphError(
    409,
    "Request_MultipleObjectsWithSameKeyValue",
    `A federated identity credential with ${what} already exists on the application.`,
  );
}
