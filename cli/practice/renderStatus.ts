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
    const held = [
      count(applications, "application"),
      count(servicePrincipals, "service principal"),
      count(oauth2PermissionGrants, "permission grant"),
    ];
    rows.push(["holds", held.join(", ")]);
  }
  return rows.map(([label, value]) => `${label.padEnd(10)} ${value}\n`).join("");
}

function count(number: number, name: string): string {
  return `${number} ${name}${number === 1 ? "" : "s"}`;
}

function stateText({ state, origin, pid }: TenantStatus): string {
  if (state === "running") return `running on ${origin} (process ${pid})`;
  if (state === "inUse")
    return `in use by a command${pid === undefined ? "" : ` (process ${pid})`}, which keeps it until it ends`;
  if (state === "stopped") return `not running; it would listen on ${origin}`;
  return "none yet: `appreg practice serve` or a rehearsal makes one";
}
