/**
 * Properties as the manifest reads them. What the framework hands over throws at the touch of a value that a preview cannot
 * know, and a policy that throws is passed over in silence: so values are read from their descriptors, which touch nothing.
 */
import { Secret } from "@pulumi/policy";
import { markSecret, unknownText } from "../manifest";

type Properties = Readonly<Record<string, unknown>>;

/** The engine's texts for unknown values of the other types. */
const otherUnknownTexts = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // a boolean
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421", // a number
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // a list
  "030794c1-ac77-496b-92df-f27374a8bd58", // an asset
  "e48ece36-62e2-4504-bad9-02848725956a", // an archive
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // an object
]);

/** A copy that is safe to read: unknown values are Pulumi's unknown text, secrets are marked as on its wire. */
export function plainProperties(properties: object): Properties {
  return Object.fromEntries(
    Object.entries(Object.getOwnPropertyDescriptors(properties))
      .filter(([, { enumerable }]) => enumerable)
      .map(([name, { value }]) => [name, plainValue(value)]),
  );
}

function plainValue(value: unknown): unknown {
  if (value instanceof Secret) return markSecret(plainValue(value.value));
  if (Array.isArray(value)) return Object.values(plainProperties(value));
  if (typeof value === "object" && value !== null) return plainProperties(value);
  return typeof value === "string" && otherUnknownTexts.has(value) ? unknownText : value;
}
