/** Reads links to directory objects: `https://…/v1.0/directoryObjects/<id>`, whatever their base. */
import type { Store } from "../../store";
import { badRequest, notFound } from "../http/graphError";

/** The ids of users and principals that the links name, in order. @throws GraphError 404 for one that does not exist */
export function readOwnerLinks(store: Store, links: readonly string[]): string[] {
  return links.map((link) => readOwnerLink(store, link));
}

/** @throws GraphError 404 for an object that does not exist, 400 for one that cannot own (a group) */
export function readOwnerLink(store: Store, link: string): string {
  const id = (
    link
      .split("/")
      .filter((segment) => segment !== "")
      .at(-1) ?? ""
  ).replace(/^directoryObjects\('(.*)'\)$/, "$1");
  if (store.get("user", id) !== undefined || store.get("servicePrincipal", id) !== undefined) return id;
  if (store.get("group", id) !== undefined) {
    throw badRequest("The reference target 'Group' of resource is invalid: owners are users or service principals.");
  }
  throw notFound(id);
}
