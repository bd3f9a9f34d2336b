/** The short code that a person carries from a device to the browser. */
import type { TenantContext } from "../../context";
import { refuse } from "../refusals/refusal";
import type { DeviceCode } from "../signInRecords";

/** No vowels, so that no words come about, and nothing that looks like something else. */
const alphabet = "BCDFGHJKLMNPQRSTVWXZ23456789";
const length = 9;

/** Nine characters; unique among the codes that are kept. */
export function newUserCode(context: TenantContext): string {
  const bytes = Buffer.from(context.random.token(length * 2), "base64url");
  const characters = Array.from({ length }, (_, index) => alphabet[bytes.readUInt16BE(index * 2) % alphabet.length]);
  const code = characters.join("");
  return findByUserCode(context, code) === undefined ? code : newUserCode(context);
}

/** Case, dashes and spaces do not matter when a person types it. */
export function readUserCode(typed: string): string {
  return typed.replace(/[\s-]/g, "").toUpperCase();
}

/** @throws {Refusal} 70018 when no device has this code, or it is answered already; 70020 when it is over */
export function requirePendingCode(context: TenantContext, typed: string): DeviceCode {
  const code = findByUserCode(context, readUserCode(typed));
  if (code === undefined || code.state !== "pending") throw refuse(70018);
  if (code.expires <= context.clock().getTime()) throw refuse(70020);
  return code;
}

function findByUserCode({ store }: TenantContext, userCode: string): DeviceCode | undefined {
  return store.find("deviceCode", (code) => code.userCode === userCode);
}
