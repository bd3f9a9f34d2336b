/** Names for federated credentials: readable, the same in every run, and never the same for two that an app trusts. */
import { createHash } from "node:crypto";

export interface DescribedIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** Platform and parts of the subject, in a number and order that tells one subject of the platform from another. */
  readonly parts: readonly string[];
  /** The issuer of those who name none. Absent on platforms where each has an issuer of its own. */
  readonly usualIssuer?: string;
}

/** Longest name that Entra takes. */
const longest = 120;

const digestLength = 10;

/** A part that stands in the name as it is. Capitals do not: nobody says whether Entra tells names apart by case alone. */
const plainPart = /^[a-z0-9-]+$/;

/**
 * Parts joined by `_`, which no plain part holds. Where that does not say everything (a part has other characters, the whole
 * is too long, the issuer is not the usual one), `__` and a digest of issuer and subject follow; no name without a digest
 * holds `__`.
 */
export function deriveName({ issuer, subject, parts, usualIssuer }: DescribedIdentity): string {
  const readable = parts.map((part) => part.replaceAll(/[^A-Za-z0-9-]/g, "-")).join("_");
  const saysEverything = parts.every((part) => plainPart.test(part)) && issuer === usualIssuer;
  if (saysEverything && readable.length <= longest) return readable;
  // A line break is in neither of the two.
  const digest = createHash("sha256").update(`${issuer}\n${subject}`).digest("hex").slice(0, digestLength);
  return `${readable.slice(0, longest - digestLength - 2)}__${digest}`;
}
