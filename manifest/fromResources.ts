/**
 * Reads manifests from the resources of a program: its registrations, a checkpoint or a plan. Any azuread program, with our
 * components or without.
 *
 * What belongs together is told by the dependencies of the inputs, because at preview the ids themselves are not settled.
 */

import { nameApi, namePermission, readExposure, readIdentity, readPlatforms, readRequests } from "./applicationParts";
import { type AppManifest, type Consent, type Owner, unsettledName, type Value } from "./appManifest";
import { normalizeManifest } from "./canonicalManifest";
import { nameOf, type ProgramResource, readName, readOptionalText, readTexts } from "./programResource";

/** What a program's inputs say in ids of its tenant. */
export interface TenantSymbols {
  /** Object id of the principal that deploys. */
  readonly deployerObjectId?: string;
  /** Object ids of service principals that are looked up, and the client ids of their applications. */
  readonly principals?: ReadonlyMap<string, string>;
}

const types = {
  application: "azuread:index/application:Application",
  servicePrincipal: "azuread:index/servicePrincipal:ServicePrincipal",
  grant: "azuread:index/servicePrincipalDelegatedPermissionGrant:ServicePrincipalDelegatedPermissionGrant",
  assignment: "azuread:index/appRoleAssignment:AppRoleAssignment",
};

/** A program's azuread resources and what is known about its tenant. */
class Program {
  constructor(
    private readonly resources: readonly ProgramResource[],
    readonly symbols: TenantSymbols,
  ) {}

  ofType(type: string): readonly ProgramResource[] {
    return this.resources.filter((resource) => resource.type === type);
  }

  /** The resource of that type which an input is made of; undefined where the input is a literal. */
  behind(resource: ProgramResource, input: string, type: string): ProgramResource | undefined {
    const urns = resource.propertyDependencies?.[input] ?? [];
    return this.ofType(type).find(({ urn }) => urns.includes(urn));
  }

  /** The application whose principal an input names. */
  applicationBehind(resource: ProgramResource, input: string): ProgramResource | undefined {
    const principal = this.behind(resource, input, types.servicePrincipal);
    return principal && this.behind(principal, "clientId", types.application);
  }

  /** The API whose principal an input names: its client id, or the logical name of an app of the program. */
  apiBehind(resource: ProgramResource, input: string): string {
    const own = this.applicationBehind(resource, input);
    const objectId = readName(resource.inputs[input]);
    return own ? nameOf(own) : (this.symbols.principals?.get(objectId) ?? objectId);
  }
}

/**
 * One manifest an application, in the order of the resources. Grants and assignments of principals that the program does not
 * manage belong to none of its apps and are left out.
 */
export function manifestsFromResources(
  resources: readonly ProgramResource[],
  symbols: TenantSymbols = {},
): readonly AppManifest[] {
  const program = new Program(resources, symbols);
  return program.ofType(types.application).map((application) => readManifest(application, program));
}

function readManifest(application: ProgramResource, program: Program): AppManifest {
  const { inputs, ignoreChanges = [] } = application;
  const principals = program.ofType(types.servicePrincipal);
  const own = principals.find((principal) => program.behind(principal, "clientId", types.application) === application);
  return normalizeManifest({
    name: nameOf(application),
    identity: readIdentity(inputs),
    platforms: readPlatforms(inputs),
    requests: readRequests(inputs),
    consents: readConsents(application, program),
    exposes: readExposure(inputs),
    owners: {
      principals: readTexts(inputs.owners).map((owner) => readOwner(owner, program.symbols)),
      isManaged: !ignoreChanges.includes("owners"),
    },
    servicePrincipal: own && {
      accountEnabled: own.inputs.accountEnabled !== false,
      assignmentRequired: own.inputs.appRoleAssignmentRequired === true,
    },
  });
}

function readOwner(objectId: Value<string>, { deployerObjectId }: TenantSymbols): Owner {
  const isDeployer = objectId.state === "known" && objectId.value === deployerObjectId;
  return isDeployer ? { kind: "deployer" } : { kind: "principal", objectId };
}

function readConsents(application: ProgramResource, program: Program): readonly Consent[] {
  const grants = program
    .ofType(types.grant)
    .filter((grant) => program.applicationBehind(grant, "servicePrincipalObjectId") === application);
  const assignments = program
    .ofType(types.assignment)
    .filter((assignment) => program.applicationBehind(assignment, "principalObjectId") === application);
  return [
    ...grants.flatMap((grant) => readGrant(grant, program)),
    ...assignments.map((assignment) => readAssignment(assignment, program)),
  ];
}

function readGrant(grant: ProgramResource, program: Program): readonly Consent[] {
  const api = nameApi(program.apiBehind(grant, "resourceServicePrincipalObjectId"));
  const userObjectId = readOptionalText(grant.inputs.userObjectId);
  return readTexts(grant.inputs.claimValues).map((scope) => {
    const permission = scope.state === "known" ? scope.value : unsettledName;
    return userObjectId ? { api, permission, to: "oneUser", userObjectId } : { api, permission, to: "wholeTenant" };
  });
}

function readAssignment(assignment: ProgramResource, program: Program): Consent {
  const api = program.apiBehind(assignment, "resourceObjectId");
  const permission = namePermission(api, "application", readName(assignment.inputs.appRoleId));
  return { api: nameApi(api), permission, to: "app" };
}
