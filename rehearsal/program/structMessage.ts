/** Property maps as protobuf's Struct, and back. */
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { PropertyMap } from "../propertyValue";
import { mapProperties } from "../secretValue";
import { withHashedAssets } from "./assets";

/** A message with the properties; numbers are doubles on the wire. */
export function toStruct(properties: PropertyMap): Struct {
  // The message's own types know neither read-only lists nor nested maps, but its code takes any JSON value.
  return Struct.fromJavaScript(properties as Parameters<typeof Struct.fromJavaScript>[0]);
}

/** The properties in a message; none when there is no message. */
export function fromStruct(message: Struct | undefined): PropertyMap {
  // A Struct holds JSON values and nothing else.
  const properties = (message?.toJavaScript() ?? {}) as PropertyMap;
  return mapProperties(properties, withHashedAssets);
}
