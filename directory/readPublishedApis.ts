/**
 * Reads from Microsoft Graph which permissions the APIs of a tenant publish.
 *
 * Needs a permission that opens `GET /servicePrincipals`: Application.Read.All, or the rights of any member who signed in.
 */

import { DirectoryAnswerError } from "./client/directoryAnswerError";
import { type Fields, fieldsOf, listOf } from "./client/fields";
import type { PublishedApi, PublishedPermission } from "./publishedApi";

/** Whoever calls Graph for this room: token, retries and throttling are the caller's. */
export interface GraphReader {
  /** Answers of `GET`, by the path below the version. */
  get(path: string): Promise<Readonly<Record<string, unknown>>>;
}

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
  let next: string | undefined = `/servicePrincipals?$select=${properties.join(",")}&$top=${pageSize}`;
  while (next !== undefined) {
    const page: Fields = await graph.get(next);
    if (!Array.isArray(page.value)) throw new DirectoryAnswerError("a page of service principals without a list");
    apis.push(...page.value.flatMap((principal) => readApi(principal, tenantId)));
    read += page.value.length;
    onProgress?.(read);
    next = pathOfNextPage(page["@odata.nextLink"]);
  }
  return apis.sort((left, right) => compare(left.displayName, right.displayName) || compare(left.appId, right.appId));
}

/** The link names the host it came from; asking by path alone keeps the token at the host that it is for. */
function pathOfNextPage(link: unknown): string | undefined {
  if (link === undefined) return undefined;
  const [, path] = typeof link === "string" ? (/^https:\/\/[^/]+\/(?:v1\.0|beta)(\/.+)$/.exec(link) ?? []) : [];
  if (path === undefined) throw new DirectoryAnswerError("a link to the next page that is no address of Graph");
  return path;
}

/** None for a principal that publishes nothing: most stand for apps that only call. */
function readApi(value: unknown, tenantId: string): PublishedApi[] {
  const principal = fieldsOf(value);
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
