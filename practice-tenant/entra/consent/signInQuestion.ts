/** What a person who signs in for an app is asked about its permissions, decided before any page is made. */
import type { TenantContext } from "../../context";
import type { Client } from "../clients/findClient";
import { type Refusal, refuse } from "../refusals/refusal";
import type { RequestedScope } from "../scopes/resolveScope";
import type { Person } from "../sessions/person";
import type { ConsentItem } from "./consentItem";
import { missingConsent } from "./consentQuestion";
import { type ForbiddenItem, needsAdministrator } from "./needsAdministrator";

/** Who wants what for whom. */
export interface SignInDemand {
  readonly client: Client;
  readonly person: Person;
  readonly requested: RequestedScope;
  /** Ask although everything is granted. */
  readonly forced: boolean;
}

/**
 * nothing: the person goes on to the app. approval: only an administrator could consent, which `refusal` says. consent: the
 * person is asked about `items`.
 */
export type SignInQuestion =
  | { readonly kind: "nothing" }
  | { readonly kind: "approval"; readonly forbidden: readonly ForbiddenItem[]; readonly refusal: Refusal }
  | { readonly kind: "consent"; readonly items: readonly ConsentItem[] };

/** @throws {Refusal} what `missingConsent` throws */
export function signInQuestion(context: TenantContext, demand: SignInDemand): SignInQuestion {
  const { client, person } = demand;
  const items = missingConsent(context, { client, userId: person.user.id }, demand);
  if (items.length === 0) return { kind: "nothing" };
  const forbidden = needsAdministrator(context, demand, items);
  if (forbidden.length === 0) return { kind: "consent", items };
  const missing = forbidden.map(({ scope }) => scope.value).join(", ");
  return { kind: "approval", forbidden, refusal: refuse(90094, { app: client.displayName, missing }) };
}
