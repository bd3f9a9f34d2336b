/** What of a program decides on the calls that bringing it up makes. */
import type { AppManifest } from "../../manifest";
import type { DeclaredPart } from "./commandCalls";

/** @param lookedUp users by what they sign in with, and groups by their names, as the program has them */
export function partsOf(manifests: readonly AppManifest[], lookedUp: readonly string[]): readonly DeclaredPart[] {
  const consents = manifests.flatMap((manifest) => manifest.consents);
  const isAssigned = manifests.some(({ assignments }) => assignments.length > 0);
  return [
    ...(consents.some(({ to }) => to !== "app") ? (["delegatedConsent"] as const) : []),
    ...(consents.some(({ to }) => to === "app") || isAssigned ? (["appRoles"] as const) : []),
    ...(lookedUp.some(isUser) ? (["users"] as const) : []),
    ...(lookedUp.every(isUser) ? [] : (["groups"] as const)),
  ];
}

function isUser(name: string): boolean {
  return name.includes("@");
}
