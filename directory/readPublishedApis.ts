/**
 * Reads from Microsoft Graph which permissions the APIs of a tenant publish.
 *
 * Needs a permission that opens `GET /servicePrincipals`: Application.Read.All, or the rights of any member who signed in.
 */

import { type Fields, fieldsOf, listOf } from "./client/fields";
import { type PageReader, readPages } from "./client/readPages";
import type { PublishedApi, PublishedPermission } from "./publishedApi";

/** Whoever calls Graph for this room: token, retries and throttling are the caller's. */
export type GraphReader = PageReader;

export interface PublishedApisOptions {
  /** The tenant that is read: its own applications are told from others' by it. */
  readonly tenantId: string;
  /** Service principals a page. @default 100: with their permissions they are large, Graph's own has more than a thousand */
  readonly pageSize?: number;
  /** Called after each page with the number of service principals read so far. */
  readonly onProgress?: (principals: number) => void;
}

const properties = [
  "appId",
  "displayName",
  "appOwnerOrganizationId",
  "servicePrincipalNames",
  "appRoles",
  "oauth2PermissionScopes",
];

/**
 * Every API of the tenant that publishes a permission, sorted by display name, then client id.
 *
 * @throws errors of the reader; {DirectoryAnswerError} for an answer that is none of Graph's
 */
export async function readPublishedApis(graph: GraphReader, options: PublishedApisOptions): Promise<PublishedApi[]> {
  const apis: PublishedApi[] = [];
  const { tenantId, pageSize = 100, onProgress } = options;
  let read = 0;
  const path = `/servicePrincipals?$select=${properties.join(",")}&$top=${pageSize}`;
  for await (const page of readPages(graph, path)) {
    apis.push(...page.flatMap((principal) => readApi(principal, tenantId)));
    read += page.length;
    onProgress?.(read);
  }
  return apis.sort((left, right) => compare(left.displayName, right.displayName) || compare(left.appId, right.appId));
}

/** None for a principal that publishes nothing: most stand for apps that only call. */
function readApi(principal: Fields, tenantId: string): PublishedApi[] {
  const { appId, displayName, appOwnerOrganizationId } = principal;
  if (typeof appId !== "string") return [];
  const delegated = listOf(principal.oauth2PermissionScopes).flatMap(readScope).sort(byName);
  const application = listOf(principal.appRoles).flatMap(readRole).sort(byName);
  if (delegated.length + application.length === 0) return [];
  return [
    {
      appId,
      displayName: typeof displayName === "string" ? displayName : appId,
      identifierUris: listOf(principal.servicePrincipalNames).filter(isUri).sort(),
      isOwn: appOwnerOrganizationId === tenantId,
      delegated,
      application,
    },
  ];
}

function readScope(value: unknown): PublishedPermission[] {
  const { value: name, id, type, isEnabled } = fieldsOf(value);
  if (!isName(name) || typeof id !== "string") return [];
  return [{ name, id, consent: type === "User" ? "user" : "admin", isEnabled: isEnabled !== false }];
}

/** Roles for users and groups are no permissions. */
function readRole(value: unknown): PublishedPermission[] {
  const { value: name, id, allowedMemberTypes, isEnabled } = fieldsOf(value);
  if (!isName(name) || typeof id !== "string" || !listOf(allowedMemberTypes).includes("Application")) return [];
  return [{ name, id, consent: "admin", isEnabled: isEnabled !== false }];
}

function isName(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isUri(value: unknown): value is string {
  return typeof value === "string" && /^[a-z][a-z\d+.-]*:/i.test(value);
}

function byName(left: PublishedPermission, right: PublishedPermission): number {
  return compare(left.name, right.name) || compare(left.id, right.id);
}

/** By code units, so that the order is the same on every machine. */
function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
