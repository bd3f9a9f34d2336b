/** The section "API permissions": what is asked for, and for whom it was granted. */
import type { AppOverview, PermissionOverview } from "../../lifecycle";
import type { Paint, Style } from "../paint";
import { riskStyles } from "../permissions/search/renderPermissionTable";
import { plainText } from "../plainText";
import type { ScreenLook } from "./screenSection";

/** With the columns behind it a line has 80 characters; a longer name has a line to itself. */
const widestName = 26;
const columns = { kind: 11, consent: 7, granted: 14 } as const;
const gap = "  ";

/** So many names are shown before they are only counted. */
const namedUsers = 4;

export function renderPermissions({ permissions, principal }: AppOverview, { paint, width }: ScreenLook): string {
  const title = paint("bold", "API permissions");
  if (permissions.length === 0) return `\n${title}  ${paint("dim", "none")}\n`;
  const fitting = permissions.map(({ name }) => name.length).filter((length) => length <= widestName);
  const column = Math.max(...fitting, 10);
  const head = ["".padEnd(4 + column), ...pad(["kind", "consent", "granted for"]), "risk"].join(gap);
  const apis = [...new Set(permissions.map(({ api }) => api))];
  const blocks = apis.map((api) => {
    const rows = permissions.filter((row) => row.api === api).map((row) => renderRow(row, column, paint));
    return `  ${plainText(api)}\n${rows.join("")}`;
  });
  const notes = [...nameUsers(permissions, width), ...describeGaps(permissions, principal !== undefined)];
  return `\n${title}\n${paint("dim", head)}\n${blocks.join("")}${notes.map((note) => `  ${paint("dim", note)}\n`).join("")}`;
}

function renderRow(row: PermissionOverview, column: number, paint: Paint): string {
  const name = plainText(row.name);
  const [granted, style] = grantedFor(row);
  const start = name.length > column ? `${name}\n    ${" ".repeat(column)}` : name.padEnd(column);
  const [kind, consent, padded = ""] = pad([row.kind, row.consent ?? "-", granted]);
  const shown = style === undefined ? padded : padded.replace(granted, () => paint(style, granted));
  const risk = row.risk === undefined ? "-" : paint(riskStyles[row.risk], row.risk);
  return `    ${[start, kind, consent, shown, risk].join(gap)}\n`;
}

function pad([kind = "", consent = "", granted = ""]: readonly string[]): readonly string[] {
  return [kind.padEnd(columns.kind), consent.padEnd(columns.consent), granted.padEnd(columns.granted)];
}

function grantedFor({ forWholeTenant, forUsers, isAsked }: PermissionOverview): readonly [string, Style | undefined] {
  const mark = isAsked ? "" : " *";
  if (forWholeTenant) return [`whole tenant${mark}`, isAsked ? "green" : "yellow"];
  if (forUsers.length > 0) return [`${countUsers(forUsers.length)}${mark}`, isAsked ? undefined : "yellow"];
  return ["nobody yet", "yellow"];
}

/** Which users, once for all permissions that the same ones have. */
function nameUsers(permissions: readonly PermissionOverview[], width: number): readonly string[] {
  const users = [...new Set(permissions.flatMap(({ forUsers }) => forUsers))].sort();
  if (users.length === 0) return [];
  const named = users.slice(0, namedUsers).map(plainText).join(", ");
  const more = users.length - namedUsers;
  const line = `${countUsers(users.length)}: ${named}${more > 0 ? ` and ${more} more` : ""}`;
  return line.length <= width - 2
    ? [line]
    : [`${countUsers(users.length)}:`, ...users.slice(0, namedUsers).map(plainText)];
}

function describeGaps(permissions: readonly PermissionOverview[], hasPrincipal: boolean): readonly string[] {
  return [
    ...(permissions.some(({ isAsked }) => !isAsked) ? ["* granted, and not asked for by the registration"] : []),
    ...(hasPrincipal ? [] : ["nothing can be granted: the app has no service principal in this tenant"]),
  ];
}

function countUsers(count: number): string {
  return count === 1 ? "1 user" : `${count} users`;
}
