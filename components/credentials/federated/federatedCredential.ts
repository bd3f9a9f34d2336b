/**
 * A federated identity credential: an app trusts the tokens that another issuer writes for one subject, and needs no secret
 * there. The forms beside this file make one for each platform; any other is written by hand.
 */
import { type DescribedIdentity, deriveName } from "./deriveName";

/** The audience that Entra recommends for tokens of other issuers. */
export const defaultAudience = "api://AzureADTokenExchange";

/**
 * What an app trusts. Entra compares issuer, subject and audience with the token's, character by character and with case;
 * a wrong one is accepted, and fails only when a token comes (AADSTS700211, 700212, 700213, 7002138).
 * Limits: https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
 */
export interface FederatedCredential {
  /** 3 to 120 letters, digits, `-` and `_`, the first a letter or digit. Entra cannot change it later. */
  readonly name: string;
  /** Address of the issuer, as the token's `iss` has it. */
  readonly issuer: string;
  /** Whom the issuer vouches for, as the token's `sub` has it. */
  readonly subject: string;
  /** For whom the token is meant, its `aud`. @default api://AzureADTokenExchange */
  readonly audience?: string;
  /** For people; Entra does not read it. */
  readonly description?: string;
}

/** What every form takes besides the arguments of its platform. */
export interface FederatedFormArgs {
  /** @default a name derived from the other arguments */
  readonly name?: string;
  /** The national clouds have `api://AzureADTokenExchangeUSGov` and `…China`. @default api://AzureADTokenExchange */
  readonly audience?: string;
  readonly description?: string;
}

/** The credential of a form. */
export function makeCredential(identity: DescribedIdentity, args: FederatedFormArgs): FederatedCredential {
  const { issuer, subject } = identity;
  const { name = deriveName(identity), audience, description } = args;
  return {
    name,
    issuer,
    subject,
    ...(audience !== undefined && { audience }),
    ...(description !== undefined && { description }),
  };
}
