/** One delegated permission that a person is asked about. */
import type { PermissionScope } from "../../records";
import type { Api } from "../scopes/findApi";

export interface ConsentItem {
  readonly api: Api;
  readonly scope: PermissionScope;
}

/** The items of each API together, in the order in which the APIs first appear. */
export function groupByApi(
  items: readonly ConsentItem[],
): { readonly api: Api; readonly scopes: readonly PermissionScope[] }[] {
  const appIds = new Set(items.map(({ api }) => api.appId));
  return [...appIds].flatMap((appId) => {
    const group = items.filter(({ api }) => api.appId === appId);
    const [first] = group;
    return first === undefined ? [] : [{ api: first.api, scopes: group.map(({ scope }) => scope) }];
  });
}
