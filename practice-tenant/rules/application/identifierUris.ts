/** What several rules need to know of identifier URIs. */
import type { Application } from "../../records";
import type { ApplicationChange, RuleContext } from "./directoryRule";

/** Those that the change adds: what was there before stays untouched. */
export function addedIdentifierUris({ before, after }: ApplicationChange): string[] {
  const kept = new Set(before?.identifierUris);
  return after.identifierUris.filter((uri) => !kept.has(uri));
}

/** The ids that only this application in this tenant can name, in lower case. */
export function ownIds({ appId }: Application, { tenantId }: RuleContext): string[] {
  return [appId.toLowerCase(), tenantId.toLowerCase()];
}

/** Whether a host is a verified domain of the tenant or below one. */
export function isVerifiedHost(host: string, { store }: RuleContext): boolean {
  const name = host.toLowerCase();
  return store
    .list("domain", ({ isVerified }) => isVerified)
    .some(({ id }) => name === id.toLowerCase() || name.endsWith(`.${id.toLowerCase()}`));
}
