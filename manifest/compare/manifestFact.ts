/**
 * A manifest taken apart into single facts, so that two of them are compared fact by fact: settings, which are there in one
 * value, and entries of lists, which are there or not.
 */
import type { Assignment, Consent, Credential, Owner, PermissionRequest, Value } from "../appManifest";

/** What facts are about, in the order in which people read them. */
export const manifestAreas = [
  "identity",
  "redirectUris",
  "signIn",
  "permissions",
  "consent",
  "credentials",
  "owners",
  "people",
  "exposure",
  "claims",
  "principal",
] as const;
export type ManifestArea = (typeof manifestAreas)[number];

/** The part of the manifest behind a fact, for those who judge what it means. */
export type ManifestSubject =
  | { readonly kind: "request"; readonly request: PermissionRequest }
  | { readonly kind: "consent"; readonly consent: Consent }
  | { readonly kind: "credential"; readonly credential: Credential }
  | { readonly kind: "owner"; readonly owner: Owner }
  | { readonly kind: "assignment"; readonly assignment: Assignment }
  | { readonly kind: "redirectUri"; readonly platform: "web" | "singlePage" | "publicClient"; readonly uri: string };

export interface ManifestFact {
  readonly area: ManifestArea;
  /** Which list it is an entry of, or the name of the setting. */
  readonly list: string;
  /** What it is, as people read it: the same on both sides. Undefined where that is not settled: it may be any entry of its list. */
  readonly what: string | undefined;
  /** What it says. */
  readonly value: Value<string>;
  readonly subject?: ManifestSubject;
}

/** One text of a value, for an identity that needs it; undefined where it is not settled. */
export function settled(value: Value<string>): string | undefined {
  return value.state === "known" ? value.value : undefined;
}

/** A value of several parts; not settled where one of them is not. */
export function joinValues(parts: readonly (Value<string> | undefined)[]): Value<string> {
  const texts: string[] = [];
  for (const part of parts) {
    if (part === undefined) continue;
    if (part.state !== "known") return part;
    texts.push(part.value);
  }
  return { state: "known", value: texts.join(", ") };
}
