/** What of a program decides on the calls that bringing it up makes. */
import type { AppManifest } from "../../manifest";
import type { DeclaredPart } from "./commandCalls";

/** @param looksUpPeople whether the program names people by what they sign in with */
export function partsOf(manifests: readonly AppManifest[], looksUpPeople: boolean): readonly DeclaredPart[] {
  const consents = manifests.flatMap((manifest) => manifest.consents);
  const isAssigned = manifests.some(({ assignments }) => assignments.length > 0);
  return [
    ...(consents.some(({ to }) => to !== "app") ? (["delegatedConsent"] as const) : []),
    ...(consents.some(({ to }) => to === "app") || isAssigned ? (["appRoles"] as const) : []),
    ...(looksUpPeople ? (["people"] as const) : []),
  ];
}
