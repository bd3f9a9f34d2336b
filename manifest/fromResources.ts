/**
 * Reads manifests from the resources of a program: its registrations, a checkpoint or a plan. Any azuread program, with our
 * components or without.
 */
import { nameApi, namePermission, readClaims, readIdentity, readPlatforms, readRequests } from "./applicationParts";
import {
  type AppManifest,
  type Assignment,
  type Consent,
  type Credential,
  type Owner,
  unsettledName,
  type Value,
} from "./appManifest";
import { normalizeManifest } from "./canonicalManifest";
import { nameOf, type ProgramResource, readName, readOptionalText, readTexts } from "./programResource";
import { ProgramResources, type TenantSymbols, resourceTypes as types } from "./programResources";
import { credentialTypes, readCredential, readInlineSecret } from "./readCredentials";
import { readExceptions } from "./readExceptions";
import { readExposure } from "./readExposure";

/** Says "assigned without a role". */
const noRole = "00000000-0000-0000-0000-000000000000";

/** The types whose resources are read; what others declare is in no manifest. */
export const readTypes: ReadonlySet<string> = new Set([...Object.values(types), ...credentialTypes]);

/**
 * One manifest an application, in the order of the resources. Grants and assignments of principals that the program does not
 * manage belong to none of its apps and are left out.
 */
export function manifestsFromResources(
  resources: readonly ProgramResource[],
  symbols: TenantSymbols = {},
): readonly AppManifest[] {
  const program = new ProgramResources(resources, symbols);
  return program.ofType(types.application).map((application) => readManifest(application, program));
}

/** Types whose resources are part of an application that one of their inputs names. */
const partTypes: readonly string[] = [...credentialTypes, types.identifierUri, types.preAuthorized];

/**
 * Resources that would be in a manifest, were they not of an application or principal which the program does not manage: a
 * literal id, or one that it looks up. Nobody who reads manifests alone sees them.
 */
export function findDetached<Resource extends ProgramResource>(resources: readonly Resource[]): readonly Resource[] {
  const program = new ProgramResources(resources, {});
  return resources.filter((resource) => {
    if (partTypes.includes(resource.type)) return findHolder(resource, program) === undefined;
    if (resource.type === types.grant)
      return program.applicationBehind(resource, "servicePrincipalObjectId") === undefined;
    if (resource.type !== types.assignment) return false;
    const ends = ["principalObjectId", "resourceObjectId"];
    return ends.every((input) => program.applicationBehind(resource, input) === undefined);
  });
}

/** The application that a part is of: named itself, or by its principal. */
function findHolder(part: ProgramResource, program: ProgramResources): ProgramResource | undefined {
  const named = program.behind(part, "applicationId", types.application);
  return named ?? program.applicationBehind(part, "servicePrincipalId");
}

function readManifest(application: ProgramResource, program: ProgramResources): AppManifest {
  const { inputs, ignoreChanges = [] } = application;
  const principals = program.ofType(types.servicePrincipal);
  const own = principals.find((principal) => program.behind(principal, "clientId", types.application) === application);
  return normalizeManifest({
    name: nameOf(application),
    identity: readIdentity(inputs),
    platforms: readPlatforms(inputs),
    requests: readRequests(inputs, (kind, id) => program.findOwn(kind, id)),
    consents: readConsents(application, program),
    exposes: readExposure(application, program),
    claims: readClaims(inputs),
    credentials: readCredentials(application, program),
    assignments: readAssignments(application, program),
    owners: {
      principals: readTexts(inputs.owners).map((owner) => readOwner(owner, program)),
      isManaged: !ignoreChanges.includes("owners"),
    },
    servicePrincipal: own && {
      accountEnabled: own.inputs.accountEnabled !== false,
      assignmentRequired: own.inputs.appRoleAssignmentRequired === true,
    },
    exceptions: readExceptions(application, program),
  });
}

function readOwner(objectId: Value<string>, program: ProgramResources): Owner {
  const isDeployer = objectId.state === "known" && objectId.value === program.symbols.deployerObjectId;
  if (isDeployer) return { kind: "deployer" };
  return { kind: "principal", objectId: objectId.state === "known" ? program.person(objectId.value) : objectId };
}

function readConsents(application: ProgramResource, program: ProgramResources): readonly Consent[] {
  const grants = program
    .ofType(types.grant)
    .filter((grant) => program.applicationBehind(grant, "servicePrincipalObjectId") === application);
  const assignments = program
    .ofType(types.assignment)
    .filter((assignment) => program.applicationBehind(assignment, "principalObjectId") === application);
  return [
    ...grants.flatMap((grant) => readGrant(grant, program)),
    ...assignments.map((assignment) => readRoleConsent(assignment, program)),
  ];
}

function readGrant(grant: ProgramResource, program: ProgramResources): readonly Consent[] {
  const api = nameApi(program.apiBehind(grant, "resourceServicePrincipalObjectId"));
  const isForOne = readOptionalText(grant.inputs.userObjectId) !== undefined;
  const userObjectId = program.person(grant.inputs.userObjectId);
  return readTexts(grant.inputs.claimValues).map((scope) => {
    const permission = scope.state === "known" ? scope.value : unsettledName;
    return isForOne ? { api, permission, to: "oneUser", userObjectId } : { api, permission, to: "wholeTenant" };
  });
}

function readRoleConsent(assignment: ProgramResource, program: ProgramResources): Consent {
  const id = readName(assignment.inputs.appRoleId);
  const own = program.findOwn("application", id);
  if (own) return { ...own, to: "app" };
  const api = program.apiBehind(assignment, "resourceObjectId");
  return { api: nameApi(api), permission: namePermission(api, "application", id), to: "app" };
}

function readCredentials(application: ProgramResource, program: ProgramResources): readonly Credential[] {
  const ofOwn = credentialTypes
    .flatMap((type) => program.ofType(type))
    .filter((resource) => findHolder(resource, program) === application);
  return [...readInlineSecret(application.inputs), ...ofOwn.flatMap((resource) => readCredential(resource) ?? [])];
}

/** Users, groups and foreign principals; an app of the program that is assigned a role has it as consent. */
function readAssignments(application: ProgramResource, program: ProgramResources): readonly Assignment[] {
  return program
    .ofType(types.assignment)
    .filter((assignment) => program.applicationBehind(assignment, "resourceObjectId") === application)
    .filter((assignment) => program.applicationBehind(assignment, "principalObjectId") === undefined)
    .map(({ inputs }) => {
      const id = readName(inputs.appRoleId);
      const role = program.findOwn("application", id)?.permission ?? id;
      return { principalObjectId: program.person(inputs.principalObjectId), role: id === noRole ? undefined : role };
    });
}
