/** What the tenant segment of an address means: `/{tenant}/oauth2/v2.0/…`. */
import type { TenantContext } from "../context";
import { refuse } from "./refusals/refusal";

/** The tenant of all personal Microsoft accounts (entra-docs access-token-claims-reference). */
const personalTenantId = "9188040d-6c67-4c5b-b112-36a304b66dad";

/** "concrete" is this tenant, by id or domain; the others are Entra's words for "whichever the user belongs to". */
export type TenantKind = "concrete" | "common" | "organizations" | "consumers";

export interface TenantSegment {
  readonly kind: TenantKind;
  /** As the address wrote it. */
  readonly written: string;
}

/** @throws {Refusal} 90002 when the segment is neither this tenant nor one of Entra's words */
export function resolveTenant(context: TenantContext, written: string): TenantSegment {
  const name = written.toLowerCase();
  if (name === "common" || name === "organizations" || name === "consumers") return { kind: name, written };
  if (name === personalTenantId) return { kind: "consumers", written };
  if (name === context.tenantId.toLowerCase()) return { kind: "concrete", written };
  const domain = context.store.find("domain", (candidate) => candidate.id.toLowerCase() === name);
  if (domain?.isVerified) return { kind: "concrete", written };
  throw refuse(90002, { tenant: written });
}
