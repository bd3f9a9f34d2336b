/** Microsoft Graph under `/v1.0` and `/beta`, over the one store. */
import type { TenantApp, TenantContext } from "../context";

export function registerGraph(_app: TenantApp, _context: TenantContext): void {}
