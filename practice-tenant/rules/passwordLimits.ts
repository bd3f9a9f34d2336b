/** What the directory refuses of a new secret. */
import type { TenantContext } from "../context";
import { badRequest } from "../graph/http/graphError";
import type { PasswordCredential } from "../records";

/** What of the secret's holder matters. */
export interface PasswordHolder {
  readonly signInAudience: string | null;
  readonly passwordCredentials: readonly PasswordCredential[];
}

/** @throws GraphError 400 */
export function assertPasswordAllowed(
  { rules, clock }: TenantContext,
  { signInAudience, passwordCredentials }: PasswordHolder,
  { startDateTime, endDateTime }: PasswordCredential,
): void {
  if (rules === "off") return;
  if (Date.parse(endDateTime) <= Date.parse(startDateTime))
    throw badRequest("Password credential end date is invalid: it ends before it begins.");
  if (Date.parse(endDateTime) <= clock().getTime())
    throw badRequest("Password credential end date is invalid: it is in the past.");
  const personal =
    signInAudience === "AzureADandPersonalMicrosoftAccount" || signInAudience === "PersonalMicrosoftAccount";
  if (personal && passwordCredentials.length >= 2) {
    throw badRequest("More than 2 secrets are not supported for applications with personal accounts.");
  }
}
