/** Secrets and certificates that an interrupted run made: the directory has them, the state does not know them. */
import { X509Certificate } from "node:crypto";
import {
  createSettling,
  type DirectoryApp,
  type Fields,
  fieldsOf,
  listOf,
  textOf,
  unimportableTypes,
} from "../../directory";
import { readPublicText } from "../../manifest";
import type { LeftoverCredential } from "./recoveryPlan";
import { type DeclaredEntry, type RecoverySituation, recordedOf } from "./situation";

/** A leftover, and whether the run that made it is known to have been cut off there. */
export interface FoundLeftover {
  readonly credential: LeftoverCredential;
  readonly isCertain: boolean;
}

/**
 * Credentials of the paired apps that go by a declared name and have an id that the state does not know. One is certainly left
 * over where its creation is pending, where its whole app is not known to the state, and where the app was about to be deleted.
 *
 * @param apps the declared applications by URN, and whether the state knows each
 */
export function findLeftovers(
  situation: RecoverySituation,
  apps: ReadonlyMap<string, { readonly app: DirectoryApp; readonly isRecorded: boolean }>,
): readonly FoundLeftover[] {
  const { declared, recorded, pending, gone } = situation;
  const settle = createSettling({ ...situation, apps: new Map([...apps].map(([urn, { app }]) => [urn, app])) });
  const deleting = new Set(pending.filter(({ kind }) => kind === "deleting").map(({ urn }) => urn));
  const held = [...apps].map(([urn, { app, isRecorded }]) => ({ app, isLeftOver: !isRecorded || deleting.has(urn) }));
  const knownKeys = new Set(recorded.map(({ id }) => id.slice(id.lastIndexOf("/") + 1)));
  return declared
    .filter(({ type }) => unimportableTypes.has(type))
    .flatMap((resource) => {
      const isPending = pending.some(({ urn, kind }) => urn === resource.urn && kind === "creating");
      const entry = recordedOf(resource, recorded);
      if (entry !== undefined && !gone.has(entry.urn) && !isPending) return [];
      const holder = findHolder(settle(resource.inputs), held);
      if (holder === undefined) return [];
      const isCertain = isPending || holder.isLeftOver;
      return credentialsOf(resource, holder)
        .filter(({ keyId }) => !knownKeys.has(keyId))
        .map((credential) => ({ credential, isCertain }));
    });
}

interface Holder {
  readonly kind: LeftoverCredential["holder"];
  readonly objectId: string;
  readonly fields: Fields;
  readonly isLeftOver: boolean;
}

function findHolder(
  { applicationId, servicePrincipalId }: Fields,
  apps: readonly { readonly app: DirectoryApp; readonly isLeftOver: boolean }[],
): Holder | undefined {
  for (const { app, isLeftOver } of apps) {
    const { objectId, application, servicePrincipal } = app;
    if (applicationId === `/applications/${objectId}`) {
      return { kind: "applications", objectId, fields: application, isLeftOver };
    }
    if (servicePrincipal !== undefined && servicePrincipalId === `/servicePrincipals/${servicePrincipal.objectId}`) {
      const { objectId: id, fields } = servicePrincipal;
      return { kind: "servicePrincipals", objectId: id, fields, isLeftOver };
    }
  }
  return undefined;
}

function credentialsOf(resource: DeclaredEntry, holder: Holder): readonly LeftoverCredential[] {
  const isSecret = resource.type.endsWith("Password");
  const all = listOf(isSecret ? holder.fields.passwordCredentials : holder.fields.keyCredentials).map(fieldsOf);
  const isMeant = isSecret ? hasDeclaredName(resource) : hasDeclaredThumbprint(resource);
  return all.filter(isMeant).flatMap((found) => {
    const keyId = textOf(found.keyId);
    if (keyId === undefined) return [];
    return {
      kind: isSecret ? "secret" : "certificate",
      ...{ holder: holder.kind, holderId: holder.objectId, keyId, startsAt: textOf(found.startDateTime) },
      name: resource.urn.slice(resource.urn.lastIndexOf("::") + 2),
    };
  });
}

function hasDeclaredName({ inputs }: DeclaredEntry): (found: Fields) => boolean {
  const { displayName } = inputs;
  return (found) => typeof displayName === "string" && found.displayName === displayName;
}

/** The directory tells a certificate by its SHA-1, and its text only to those who ask for it by name. */
function hasDeclaredThumbprint({ inputs }: DeclaredEntry): (found: Fields) => boolean {
  const value = readPublicText(inputs.value);
  const declared = value.state === "known" ? sha1Of(value.value) : undefined;
  return ({ customKeyIdentifier }) =>
    declared !== undefined &&
    typeof customKeyIdentifier === "string" &&
    [customKeyIdentifier, Buffer.from(customKeyIdentifier, "base64").toString("hex")].some(
      (form) => form.toLowerCase() === declared,
    );
}

/** In lower-case hex; undefined for what is no certificate. */
function sha1Of(certificate: string): string | undefined {
  try {
    return new X509Certificate(certificate).fingerprint.replaceAll(":", "").toLowerCase();
  } catch {
    return undefined;
  }
}
