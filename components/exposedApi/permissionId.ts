/** Ids of scopes and roles that nobody has to invent. */
import { createHash } from "node:crypto";

/** The namespace of all ids made here; any UUID that is never changed. */
const namespace = Buffer.from("8f7b4e0d5a9c4c31b2a0d1c6f3e2a497", "hex");

/**
 * A UUID of version 5 (RFC 9562) made of the app's logical name and the permission's value: the same in every tenant and on
 * every run, and another one for each permission.
 */
export function permissionId(app: string, kind: "delegated" | "application", value: string): string {
  const name = JSON.stringify([app, kind, value]);
  const hash = createHash("sha1").update(namespace).update(name).digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
