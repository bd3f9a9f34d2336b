/** What `appreg practice serve` and `status` say about a tenant. Never a password or the deployer's secret. */
import type { TenantAccess } from "./runningTenant";

/** The tenant's address and what to do with it. */
export function renderServing(tenant: TenantAccess): string {
  return [
    `Practice tenant: ${tenant.origin}   (Ctrl-C stops it)`,
    `  tenant ID  ${tenant.tenantId}`,
    ...renderUsers(tenant),
    "",
    "In another shell:",
    "  npx appreg rehearse up                         without the Pulumi CLI",
    '  eval "$(npx appreg practice env)"; pulumi up   with it',
    "",
  ].join("\n");
}

/** One line a user: how to sign in, and whether an administrator. */
export function renderUsers({ users }: TenantAccess): string[] {
  return users.map(({ userPrincipalName, displayName, role }, index) => {
    const label = index === 0 ? "users" : "";
    return `  ${label.padEnd(9)}  ${userPrincipalName} (${displayName}${role === "administrator" ? ", administrator" : ""})`;
  });
}
