/** Which groups a user is in, and who is in a group. */
import type { Group } from "../../records";
import type { Store } from "../../store";

/** Groups that name the user as a member; those that the groups themselves are in do not count. */
export function directGroups(store: Store, userId: string): Group[] {
  return store.list("group", ({ members }) => members?.includes(userId) === true);
}

/** Groups that hold the user directly or through other groups, each once. */
export function allGroups(store: Store, userId: string): Group[] {
  const found = new Map<string, Group>();
  const waiting = directGroups(store, userId);
  for (const group of waiting) {
    if (found.has(group.id)) continue;
    found.set(group.id, group);
    waiting.push(...directGroups(store, group.id));
  }
  return [...found.values()];
}

/** Ids of what a group holds directly or through other groups, each once. */
export function allMembers(store: Store, groupId: string): string[] {
  const found = new Set(store.get("group", groupId)?.members);
  for (const id of found) for (const inner of store.get("group", id)?.members ?? []) found.add(inner);
  return [...found];
}
