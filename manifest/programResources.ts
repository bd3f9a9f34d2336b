/**
 * A program's azuread resources, and which of them belong together. That is told by the dependencies of the inputs, because
 * at preview the ids themselves are not settled.
 */
import { readRoles, readScopes } from "./applicationParts";
import {
  known,
  type PermissionReference,
  type PermissionRequest,
  programApi,
  unsettledName,
  type Value,
} from "./appManifest";
import { nameOf, type ProgramResource, readName, readText } from "./programResource";

/** What a program's inputs say in ids of its tenant. */
export interface TenantSymbols {
  /** Object id of the principal that deploys. */
  readonly deployerObjectId?: string;
  readonly tenantId?: string;
  /** Object ids of service principals that are looked up, and the client ids of their applications. */
  readonly principals?: ReadonlyMap<string, string>;
  /** Object ids of users and groups that are looked up, and the names that they were looked up by. */
  readonly people?: ReadonlyMap<string, string>;
}

export const resourceTypes = {
  component: "entra-app-registration:index:AppRegistration",
  application: "azuread:index/application:Application",
  servicePrincipal: "azuread:index/servicePrincipal:ServicePrincipal",
  grant: "azuread:index/servicePrincipalDelegatedPermissionGrant:ServicePrincipalDelegatedPermissionGrant",
  assignment: "azuread:index/appRoleAssignment:AppRoleAssignment",
  identifierUri: "azuread:index/applicationIdentifierUri:ApplicationIdentifierUri",
  preAuthorized: "azuread:index/applicationPreAuthorized:ApplicationPreAuthorized",
} as const;

export class ProgramResources {
  readonly #byType: ReadonlyMap<string, readonly ProgramResource[]>;
  readonly #ownPermissions: ReadonlyMap<string, PermissionReference>;

  constructor(
    resources: readonly ProgramResource[],
    readonly symbols: TenantSymbols,
  ) {
    this.#byType = groupByType(resources);
    this.#ownPermissions = new Map(this.ofType(resourceTypes.application).flatMap(listOwnPermissions));
  }

  ofType(type: string): readonly ProgramResource[] {
    return this.#byType.get(type) ?? [];
  }

  /** The resource of that type which an input is made of; undefined where the input is a literal. */
  behind(resource: ProgramResource, input: string, type: string): ProgramResource | undefined {
    const urns = resource.propertyDependencies?.[input] ?? [];
    return this.ofType(type).find(({ urn }) => urns.includes(urn));
  }

  /** The application whose principal an input names. */
  applicationBehind(resource: ProgramResource, input: string): ProgramResource | undefined {
    const principal = this.behind(resource, input, resourceTypes.servicePrincipal);
    return principal && this.behind(principal, "clientId", resourceTypes.application);
  }

  /** The API whose principal an input names: its client id, or the name of an app of the program. */
  apiBehind(resource: ProgramResource, input: string): string {
    const own = this.applicationBehind(resource, input);
    if (own) return programApi(nameOf(own));
    // A program may take up the principal of Microsoft's API as a resource of its own (useExisting).
    const clientId = readText(this.behind(resource, input, resourceTypes.servicePrincipal)?.inputs.clientId);
    if (clientId.state === "known") return clientId.value;
    const objectId = readName(resource.inputs[input]);
    return this.symbols.principals?.get(objectId) ?? objectId;
  }

  /** A permission that an app of the program publishes, by its id. */
  findOwn(kind: PermissionRequest["kind"], id: string): PermissionReference | undefined {
    return this.#ownPermissions.get(`${kind} ${id}`);
  }

  /** A user, a group or a principal, by the name that the program looked it up by where it did. */
  person(input: unknown): Value<string> {
    const objectId = readText(input);
    return objectId.state === "known" ? known(this.symbols.people?.get(objectId.value) ?? objectId.value) : objectId;
  }
}

function groupByType(resources: readonly ProgramResource[]): ReadonlyMap<string, readonly ProgramResource[]> {
  const groups = new Map<string, ProgramResource[]>();
  for (const resource of resources) {
    const group = groups.get(resource.type) ?? [];
    groups.set(resource.type, group);
    group.push(resource);
  }
  return groups;
}

/** Those whose ids are settled: others would all be one. */
function listOwnPermissions(application: ProgramResource): readonly (readonly [string, PermissionReference])[] {
  const api = programApi(nameOf(application));
  const published = [
    ...readScopes(application.inputs).map((scope) => ({ kind: "delegated", ...scope })),
    ...readRoles(application.inputs).map((role) => ({ kind: "application", ...role })),
  ];
  return published
    .filter(({ id }) => id !== unsettledName)
    .map(({ kind, id, name }) => [`${kind} ${id}`, { api, permission: name }] as const);
}
