/** Takes a token that somebody has, from a running app perhaps, as the token of one of the apps. */
import { findApi, type PermissionKind } from "../../catalogue";
import { type AppManifest, knownValues, programApiName } from "../../manifest";
import { type AppToken, compareTokenWithDeclared, readTokenClaims, type TokenClaims } from "../../token";
import type { TenantPlace } from "./meantFlows";
import type { RecordedIdentity } from "./readActual";

export interface GivenToken {
  readonly app: RecordedIdentity;
  readonly token: AppToken;
}

/** Why a token proves nothing of the apps at hand. */
export type ForeignToken =
  | { readonly foreign: "client"; readonly clientId: string }
  | { readonly foreign: "api"; readonly audience: string; readonly app: string };

/** @throws {TokenUnreadableError} for what is no JWT */
export function readGivenToken(
  text: string,
  apps: readonly RecordedIdentity[],
  place: TenantPlace,
): GivenToken | ForeignToken {
  const claims = readTokenClaims(text);
  const app = apps.find(({ clientId }) => clientId === claims.clientId);
  if (app === undefined) return { foreign: "client", clientId: claims.clientId };
  const kind: PermissionKind = claims.appOnly ? "application" : "delegated";
  const ofKind = app.manifest.requests.filter((request) => request.kind === kind);
  const api = ofKind.map((request) => request.api).find((name) => isFor(claims, name, { apps, place }));
  if (api === undefined) return { foreign: "api", audience: claims.audience, app: app.name };
  const declared = ofKind.filter((request) => request.api === api).map(({ permission }) => permission);
  const comparison = compareTokenWithDeclared(claims.appOnly ? claims.roles : claims.scopes, declared);
  const title = findApi(api)?.displayName ?? place.clientIds.get(programApiName(api) ?? "") ?? api;
  return { app, token: { api: title, token: text, expiresAt: claims.expiresAt, content: { claims, comparison } } };
}

interface Known {
  readonly apps: readonly RecordedIdentity[];
  readonly place: TenantPlace;
}

/** An API goes by its client id, or by an address that it has. */
function isFor({ audience }: TokenClaims, api: string, { apps, place }: Known): boolean {
  const catalogued = findApi(api);
  const own = apps.find(({ name }) => name === programApiName(api));
  const names = [
    ...(api === "microsoftGraph" ? [place.graph] : []),
    ...(catalogued === undefined ? [api] : [catalogued.appId, ...catalogued.identifierUris]),
    ...(own === undefined ? [] : [own.clientId, ...urisOf(own.manifest, own.clientId)]),
  ];
  return names.some((name) => withoutSlash(name) === withoutSlash(audience));
}

function urisOf({ exposes }: AppManifest, clientId: string): readonly string[] {
  return knownValues(exposes.identifierUris).map((uri) => uri.replace("{clientId}", clientId));
}

function withoutSlash(name: string): string {
  return name.replace(/\/$/, "").toLowerCase();
}
