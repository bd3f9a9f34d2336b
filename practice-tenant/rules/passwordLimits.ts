/**
 * What the directory refuses of a new secret.
 *
 * Source: entra-docs supported-accounts-validation for the number; the refusal of an end in the past is seen in
 * github.com/hashicorp/terraform-provider-azuread/issues/201. No longest life is documented; tenants may set one.
 */
import type { TenantContext } from "../context";
import { badRequest } from "../graph/http/graphError";
import type { PasswordCredential } from "../records";
import { allowsPersonalAccounts } from "./application/directoryRule";

const mostWithPersonalAccounts = 2;

/** What of the secret's holder matters. */
export interface PasswordHolder {
  readonly signInAudience: string | null;
  /** Those it has besides the new one. */
  readonly passwordCredentials: readonly PasswordCredential[];
}

/** @throws GraphError 400 */
export function assertPasswordAllowed(
  { rules, clock }: TenantContext,
  holder: PasswordHolder,
  { startDateTime, endDateTime }: PasswordCredential,
): void {
  if (rules === "off") return;
  const end = Date.parse(endDateTime);
  if (end <= Date.parse(startDateTime)) {
    throw badRequest("Password credential end date is invalid: it ends before it begins.");
  }
  if (end <= clock().getTime()) throw badRequest("Password credential end date is invalid: it is in the past.");
  if (allowsPersonalAccounts(holder) && holder.passwordCredentials.length >= mostWithPersonalAccounts) {
    throw badRequest(`More than ${mostWithPersonalAccounts} secrets are not supported with personal accounts.`);
  }
}
