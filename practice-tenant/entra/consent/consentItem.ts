/** One delegated permission that a person is asked about. */
import type { PermissionScope } from "../../records";
import type { Client } from "../clients/findClient";
import type { Api } from "../scopes/findApi";

export interface ConsentItem {
  /** Who gets it: the app that asks, or an API behind it that wants to be consented to along with it. */
  readonly client: Client;
  readonly api: Api;
  readonly scope: PermissionScope;
}

/** What one app gets of one API. */
export interface ConsentGroup {
  readonly client: Client;
  readonly api: Api;
  readonly scopes: readonly PermissionScope[];
}

/** The items of each app and API together, in the order in which they first appear. */
export function groupItems(items: readonly ConsentItem[]): ConsentGroup[] {
  const groups = new Map<string, ConsentItem[]>();
  for (const item of items) {
    const key = `${item.client.appId} ${item.api.appId}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : { ...first, scopes: group.map(({ scope }) => scope) };
  });
}
