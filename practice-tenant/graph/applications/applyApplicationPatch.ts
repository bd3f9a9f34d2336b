/**
 * What an application is after a PATCH: `api`, `web` (with its implicit grant), `spa`, `publicClient` and `info` are
 * merged property by property, everything else is replaced. The azuread provider relies on each of these.
 */
import type { TenantContext } from "../../context";
import type { Application, ApplicationWeb } from "../../records";
import { replaceKeys } from "../credentials/keyCredentials";
import { definedOnly } from "../http/readBody";
import type { ApplicationPatch } from "./applicationBody";

export function applyApplicationPatch(
  context: TenantContext,
  before: Application,
  patch: ApplicationPatch,
): Application {
  const { id: _id, appId: _appId, api, web, spa, publicClient, info, keyCredentials, ...plain } = patch;
  return {
    ...before,
    ...definedOnly(plain),
    api: { ...before.api, ...definedOnly(api) },
    web: mergeWeb(before.web, web),
    spa: { ...before.spa, ...definedOnly(spa) },
    publicClient: { ...before.publicClient, ...definedOnly(publicClient) },
    info: { ...before.info, ...info },
    keyCredentials:
      keyCredentials === undefined
        ? before.keyCredentials
        : replaceKeys(context, before.keyCredentials, keyCredentials),
  };
}

function mergeWeb(before: ApplicationWeb, patch: ApplicationPatch["web"]): ApplicationWeb {
  const { implicitGrantSettings, ...plain } = patch ?? {};
  return {
    ...before,
    ...definedOnly(plain),
    implicitGrantSettings: { ...before.implicitGrantSettings, ...definedOnly(implicitGrantSettings) },
  };
}
