/** What nobody has to be asked any more, because the program or an administrator consented. */
import type { TenantContext } from "../../context";
import { requestedConsent } from "../adminConsent/requestedConsent";
import type { Client } from "../clients/findClient";
import { assignedRoles } from "../consent/appRoles";
import type { ConsentItem } from "../consent/consentItem";
import { missingConsent } from "../consent/consentQuestion";
import { grantedScopes } from "../consent/grantedScopes";
import { describeItems, describeRoles, nameItem } from "../consent/questionContent";
import type { AskedOfApi } from "../pages/consentPage";
import { Refusal } from "../refusals/refusal";
import { parseScope } from "../scopes/parseScope";
import { resolveScope } from "../scopes/resolveScope";

/** Of what the requests ask for. None where one of them is refused. */
export function consentedAtSignIn(
  context: TenantContext,
  { client, userId }: { client: Client; userId: string },
  scopes: readonly string[],
): AskedOfApi[] {
  return unlessRefused([], () => {
    const asked = scopes.flatMap((scope) => {
      const requested = resolveScope(context, client, parseScope(scope));
      return missingConsent(context, { client, userId }, { requested, forced: true });
    });
    const distinct = new Map(asked.map((item) => [nameItem(item), item]));
    return describeItems(
      client,
      [...distinct.values()].filter((item) => isGranted(context, item, userId)),
    );
  });
}

/** Of all that the app registration lists: what is granted for everybody, and whether that is all of it. */
export function consentedForTenant(
  context: TenantContext,
  client: Client,
): { readonly consented: AskedOfApi[]; readonly isAll: boolean } {
  return unlessRefused({ consented: [], isAll: false }, () => {
    const { items, roles } = requestedConsent(context, { client, form: "v1", fields: new Map() });
    const granted = items.filter((item) => isGranted(context, item, undefined));
    const assigned = roles.filter(({ api, name }) => {
      return client.principal !== undefined && assignedRoles(context, client.principal.id, api).includes(name);
    });
    return {
      consented: [...describeItems(client, granted), ...describeRoles(assigned)],
      isAll: granted.length === items.length && assigned.length === roles.length,
    };
  });
}

function isGranted(context: TenantContext, { client, api, scope }: ConsentItem, userId: string | undefined): boolean {
  return grantedScopes(context, { client, userId }, api).has(scope.value);
}

/** A refusal is among the steps of the view already. */
function unlessRefused<Result>(otherwise: Result, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return otherwise;
    throw error;
  }
}
