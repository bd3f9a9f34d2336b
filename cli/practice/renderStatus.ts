/** The text of `appreg practice status`. */
import type { TenantStatus } from "./tenantStatus";

/** One fact a line, the state first. */
export function renderStatus(status: TenantStatus): string {
  const { users = [], counts, tenantId } = status;
  const rows: [string, string][] = [["state", stateText(status)]];
  if (tenantId !== undefined) rows.push(["tenant ID", tenantId]);
  for (const [index, { userPrincipalName, displayName, role }] of users.entries()) {
    rows.push([index === 0 ? "users" : "", `${userPrincipalName}  ${displayName}, ${role}`]);
  }
  if (counts !== undefined) {
    const { applications, servicePrincipals, oauth2PermissionGrants } = counts;
    rows.push([
      "holds",
      `${applications} applications, ${servicePrincipals} service principals, ${oauth2PermissionGrants} permission grants`,
    ]);
  }
  return rows.map(([label, value]) => `${label.padEnd(10)} ${value}\n`).join("");
}

function stateText({ state, origin, pid }: TenantStatus): string {
  if (state === "running") return `running on ${origin} (process ${pid})`;
  if (state === "stopped") return `not running; it would listen on ${origin}`;
  return "none yet: `appreg practice serve` or a rehearsal makes one";
}
