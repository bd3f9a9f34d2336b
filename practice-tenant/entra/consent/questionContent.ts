/** What the pages of consent show of a question: the same for a page that is answered and for a picture of one. */
import type { Client } from "../clients/findClient";
import type { AdminApprovalContent } from "../pages/adminApprovalPage";
import type { AskedOfApi, ConsentPageContent } from "../pages/consentPage";
import type { Refusal } from "../refusals/refusal";
import type { Person } from "../sessions/person";
import { type ConsentItem, groupItems } from "./consentItem";
import type { RoleItem } from "./recordConsent";

/** Which app, and who is asked. */
export interface Asking {
  readonly client: Client;
  readonly person: Person;
}

/** An application permission, with its names. */
export interface NamedRole extends RoleItem {
  readonly title: string;
  readonly name: string;
}

/** Asked of a person who signs in: an administrator may answer for the whole tenant. */
export function signInContent(asking: Asking, items: readonly ConsentItem[]): ConsentPageContent {
  const reach = asking.person.role === "administrator" ? "self or tenant" : "self";
  return { ...names(asking), asked: describeItems(asking.client, items), reach };
}

/** Asked of an administrator, for everybody. */
export function wholeTenantContent(
  asking: Asking,
  { items, roles }: { items: readonly ConsentItem[]; roles: readonly NamedRole[] },
): ConsentPageContent {
  return {
    ...names(asking),
    asked: [...describeItems(asking.client, items), ...describeRoles(roles)],
    reach: "tenant",
  };
}

/** Told to a person who cannot answer. */
export function approvalContent(
  asking: Asking,
  { permissions, refusal }: { permissions: readonly string[]; refusal: Refusal },
): AdminApprovalContent {
  return { ...names(asking), permissions, refusal: `AADSTS${refusal.code}: ${refusal.message}` };
}

function names({ client, person }: Asking) {
  return { app: client.displayName, person: person.user.userPrincipalName };
}

/** Titles are the API's own, from its principal in the directory. What another app gets says so. */
export function describeItems(asking: Client, items: readonly ConsentItem[]): AskedOfApi[] {
  return groupItems(items).map(({ client, api, scopes }) => ({
    api: client.appId === asking.appId ? api.displayName : `${api.displayName}, for ${client.displayName}`,
    apiAppId: api.appId,
    kind: "delegated",
    permissions: scopes.map(({ value, userConsentDisplayName, adminConsentDisplayName }) => ({
      title: userConsentDisplayName ?? adminConsentDisplayName ?? value,
      name: value,
    })),
  }));
}

/** Those of each API together, in the order in which the APIs first appear. */
export function describeRoles(roles: readonly NamedRole[]): AskedOfApi[] {
  const apis = new Map(roles.map(({ api }) => [api.appId, api]));
  return [...apis.values()].map(({ appId, displayName }) => ({
    api: `${displayName}, without a user`,
    apiAppId: appId,
    kind: "application",
    permissions: roles.filter(({ api }) => api.appId === appId).map(({ title, name }) => ({ title, name })),
  }));
}

/** What is consented to, in ids. */
export function nameItem({ client, api, scope }: ConsentItem): string {
  return `${client.appId}>${api.appId}/${scope.value}`;
}
