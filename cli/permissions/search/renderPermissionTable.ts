/** Permissions as a table for a person: one row a kind, one table an API. */
import { describePermission, type Permission, type RiskTier } from "../../../catalogue";
import type { Paint, Style } from "../../paint";
import type { NamedPermission } from "./namedPermission";

/** With the columns behind it a line has 80 characters; a longer name has a line to itself. */
const widestName = 45;

export const riskStyles: Readonly<Record<RiskTier, Style | readonly Style[]>> = {
  low: "green",
  medium: "yellow",
  high: "red",
  critical: "magenta",
  "tier-0": ["bold", "magenta"],
};

/** APIs in the order in which they come first; a star marks what users may consent to in some tenants only. */
export function renderPermissionTable(found: readonly NamedPermission[], paint: Paint): string {
  const apis = [...new Set(found.map(({ api }) => api))];
  const tables = apis.map((api) => {
    const names = found.filter((named) => named.api === api);
    const title = `${paint("bold", api.displayName)} ${paint("dim", `(${api.name})`)}`;
    return [title, ...renderRows(names, paint)].map((line) => `${line}\n`).join("");
  });
  const text = tables.join("\n");
  return text.includes("user*")
    ? `${text}\n* an administrator where Microsoft's recommended consent policy is in force\n`
    : text;
}

function renderRows(names: readonly NamedPermission[], paint: Paint): string[] {
  const fitting = names.map(({ name }) => name.length).filter((length) => length <= widestName);
  const width = Math.max("permission".length, ...fitting);
  const header = `  ${"permission".padEnd(width)}  ${"kind".padEnd(11)}  ${"consent".padEnd(8)}  risk`;
  return [paint("dim", header), ...names.flatMap((named) => renderNamed(named, width, paint))];
}

function renderNamed({ name, permissions }: NamedPermission, width: number, paint: Paint): string[] {
  const isLong = name.length > width;
  const rows = permissions.map((permission, index) => {
    const first = index === 0 && !isLong ? name : "";
    return `  ${paint("cyan", first)}${" ".repeat(width - first.length)}  ${renderKind(permission, paint)}`.trimEnd();
  });
  return isLong ? [`  ${paint("cyan", name)}`, ...rows] : rows;
}

function renderKind(permission: Permission, paint: Paint): string {
  const { consent, risk } = describePermission(permission);
  const star = consent.who === "user" && consent.recommendedPolicy === "refuses" ? "*" : "";
  // Nobody can consent to what is no longer handed out.
  const who = permission.isEnabled ? `${consent.who}${star}` : "disabled";
  const tier = risk.tier === undefined ? "ungraded" : paint(riskStyles[risk.tier], risk.tier);
  return `${permission.kind.padEnd(11)}  ${who.padEnd(8)}  ${tier}`;
}
