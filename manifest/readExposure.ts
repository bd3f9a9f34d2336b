/** What an app of a program offers as an API, gathered from its application and the resources that hang on it. */
import { readRoles, readScopes, readTokenVersion } from "./applicationParts";
import { type Exposure, known, knownValues, programApi, unsettledName, type Value } from "./appManifest";
import { nameOf, type ProgramResource, readBlock, readName, readText, readTexts } from "./programResource";
import { type ProgramResources, resourceTypes } from "./programResources";

export function readExposure(application: ProgramResource, program: ProgramResources): Exposure {
  const { inputs } = application;
  const scopes = readScopes(inputs);
  return {
    tokenVersion: readTokenVersion(inputs),
    identifierUris: readIdentifierUris(application, program),
    scopes,
    roles: readRoles(inputs),
    preAuthorized: program
      .ofType(resourceTypes.preAuthorized)
      .filter((entry) => program.behind(entry, "applicationId", resourceTypes.application) === application)
      .flatMap((entry) => readPreAuthorized(entry, { program, scopes })),
    knownClients: readTexts(readBlock(inputs.api).knownClientApplications),
  };
}

/** Those on the application itself, and those that are resources of their own because they hold its client id. */
function readIdentifierUris(application: ProgramResource, program: ProgramResources): readonly Value<string>[] {
  const ofOwn = program
    .ofType(resourceTypes.identifierUri)
    .filter((entry) => program.behind(entry, "applicationId", resourceTypes.application) === application)
    .map(({ inputs }) => readText(inputs.identifierUri));
  const ids = { clientId: application.outputs?.clientId, tenantId: program.symbols.tenantId };
  const inline = readTexts(application.inputs.identifierUris).map((uri) => nameIds(uri, ids));
  const apart = ofOwn.map((uri) => nameIds(uri, ids));
  return [...(ignores(application) ? without(inline, apart) : inline), ...apart];
}

/** What the application leaves to resources of their own. Its state still tells them where it was imported. */
function ignores({ ignoreChanges = [] }: ProgramResource): boolean {
  return ignoreChanges.includes("identifierUris");
}

function without(uris: readonly Value<string>[], others: readonly Value<string>[]): readonly Value<string>[] {
  const told = new Set(knownValues(others));
  return uris.filter((uri) => uri.state !== "known" || !told.has(uri.value));
}

/** Ids of the app and of its tenant become symbols, so that two tenants can be compared. */
function nameIds(uri: Value<string>, ids: Readonly<Record<string, unknown>>): Value<string> {
  if (uri.state !== "known") return uri;
  const named = Object.entries(ids).reduce(
    (text, [name, id]) => (typeof id === "string" && id !== "" ? text.replaceAll(id, `{${name}}`) : text),
    uri.value,
  );
  return known(named);
}

function readPreAuthorized(
  entry: ProgramResource,
  { program, scopes }: { readonly program: ProgramResources; readonly scopes: Exposure["scopes"] },
): Exposure["preAuthorized"] {
  const own = program.behind(entry, "authorizedClientId", resourceTypes.application);
  const client = own ? known(programApi(nameOf(own))) : readText(entry.inputs.authorizedClientId);
  const ids = Array.isArray(entry.inputs.permissionIds) ? entry.inputs.permissionIds.map(readName) : [unsettledName];
  return ids.map((id) => ({ client, scope: scopes.find((scope) => scope.id === id)?.name ?? id }));
}
