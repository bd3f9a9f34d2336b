/** One order and one text for equal manifests. */
import { createHash } from "node:crypto";
import type { AppManifest } from "./appManifest";

/** The same manifest with every list in canonical order. Repeated entries stay: rules speak about them. */
export function normalizeManifest(manifest: AppManifest): AppManifest {
  // The cast: sorting lists changes no type.
  return sortLists(manifest) as AppManifest;
}

/** JSON with sorted keys and lists and no white space: equal manifests are equal texts. */
export function canonicalJson(manifest: AppManifest | readonly AppManifest[]): string {
  return canonicalText(manifest);
}

/** The same for any part of one. */
export function canonicalText(part: unknown): string {
  return toText(sortLists(part));
}

/** "sha256:" and the hash of the canonical JSON, in hexadecimal. */
export function digestManifests(manifests: AppManifest | readonly AppManifest[]): string {
  return `sha256:${createHash("sha256").update(canonicalJson(manifests)).digest("hex")}`;
}

function sortLists(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortLists).sort(byText);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, sortLists(inner)]));
}

function byText(left: unknown, right: unknown): number {
  const [a, b] = [toText(left), toText(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function toText(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
