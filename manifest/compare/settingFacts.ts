/** The settings of an app, each of which has one value. */
import { type AppManifest, known, type Value } from "../appManifest";
import type { ManifestArea, ManifestFact } from "./manifestFact";

/** What says whether there is a principal at all. */
export const principalItself = "service principal";

/** Settings that are not set have no fact. */
export function settingFacts(manifest: AppManifest): readonly ManifestFact[] {
  return [...identitySettings(manifest), ...signInSettings(manifest), ...accessSettings(manifest)];
}

function identitySettings({ identity }: AppManifest): readonly ManifestFact[] {
  const { marketing, privacyStatement, support, termsOfService } = identity.informationalUrls;
  return settingsOf("identity", {
    "display name": identity.displayName,
    "sign-in audience": identity.audience,
    notes: identity.notes,
    "service management reference": identity.serviceManagementReference,
    "marketing page": marketing,
    "privacy statement": privacyStatement,
    "support page": support,
    "terms of service": termsOfService,
  });
}

function signInSettings({ platforms: { web, publicClient } }: AppManifest): readonly ManifestFact[] {
  return settingsOf("signIn", {
    homepage: web.homepageUrl,
    "logout URL": web.logoutUrl,
    "implicit ID tokens": onOff(web.implicitIdTokens),
    "implicit access tokens": onOff(web.implicitAccessTokens),
    "public client flows": onOff(publicClient.allowPublicClientFlows),
  });
}

function accessSettings({ exposes, servicePrincipal }: AppManifest): readonly ManifestFact[] {
  const ofPrincipal = servicePrincipal && {
    [principalItself]: known("there"),
    "sign-in to the app": onOff(servicePrincipal.accountEnabled),
    "assignment required": onOff(servicePrincipal.assignmentRequired),
  };
  return [
    ...settingsOf("exposure", { "version of access tokens": known(String(exposes.tokenVersion)) }),
    ...settingsOf("principal", ofPrincipal ?? {}),
  ];
}

function settingsOf(
  area: ManifestArea,
  settings: Readonly<Record<string, Value<string> | undefined>>,
): readonly ManifestFact[] {
  return Object.entries(settings).flatMap(([what, value]) =>
    value === undefined ? [] : [{ area, list: what, what, value }],
  );
}

function onOff(isOn: boolean): Value<string> {
  return known(isOn ? "on" : "off");
}
