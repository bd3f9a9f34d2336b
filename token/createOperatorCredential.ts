/** The sign-in of whoever runs a command: what the Azure CLI, the environment or the machine holds already. */
import { DefaultAzureCredential, type TokenCredential } from "@azure/identity";
import { CredentialUnusableError, type SignInUnreachableError, type TokenRefusedError } from "./errors";
import { explainRefusal } from "./explainRefusal";

export interface OperatorSignIn {
  /** Origin of the cloud's sign-in: `https://login.microsoftonline.com`. */
  readonly authorityHost: string;
  /** Id or domain; absent for the tenant that the sign-in found is of. */
  readonly tenantId?: string | undefined;
}

/**
 * A credential that tries environment variables, workload identity, managed identity, and the command lines of Azure.
 *
 * Its `getToken` throws {@link CredentialUnusableError} where nobody is signed in, {@link TokenRefusedError} where Entra
 * refused, {@link SignInUnreachableError} where it does not answer.
 */
export function createOperatorCredential(
  { authorityHost, tenantId }: OperatorSignIn,
  signIn: TokenCredential = defaultCredential({ authorityHost, tenantId }),
): TokenCredential {
  return {
    async getToken(scopes, options) {
      try {
        return await signIn.getToken(scopes, options);
      } catch (error) {
        throw isNobodySignedIn(error)
          ? nobodySignedIn(tenantId)
          : explainRefusal({ name: "the account that is signed in here", authority: authorityHost }, error);
      }
    },
  };
}

function defaultCredential({ authorityHost, tenantId }: OperatorSignIn): TokenCredential {
  return new DefaultAzureCredential({ authorityHost, ...(tenantId === undefined ? {} : { tenantId }) });
}

/** Each way that was tried tells in its own text why it is none; a code of Entra's says more than that. */
function isNobodySignedIn(error: unknown): boolean {
  if (!(error instanceof Error) || /AADSTS\d/.test(error.message)) return false;
  return ["CredentialUnavailableError", "AggregateAuthenticationError"].includes(error.name);
}

function nobodySignedIn(tenantId: string | undefined): CredentialUnusableError {
  return new CredentialUnusableError(
    "Nobody is signed in to Azure on this machine.",
    `sign in with \`az login --allow-no-subscriptions${tenantId === undefined ? "" : ` --tenant ${tenantId}`}\`, or set AZURE_TENANT_ID, AZURE_CLIENT_ID and what proves that app`,
  );
}
