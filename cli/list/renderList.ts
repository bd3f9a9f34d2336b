/** The list of app registrations as a table for a person: 80 columns, two lines an app, the second with its ids. */
import type { AppRow, AppSummaryFacts, ConsentSummary } from "../../lifecycle";
import type { Paint, Style } from "../paint";
import { riskStyles } from "../permissions/search/renderPermissionTable";
import { plainText } from "../plainText";
import { expiryStyle, spellDays } from "./expiryWords";

export interface ListView {
  /** What is listed, and where. */
  readonly title: string;
  readonly paint: Paint;
}

/** With the columns behind it a line has 80 characters; a longer name has a line to itself. */
const widestName = 28;
const columns = [14, 8, 12] as const;

export function renderList(rows: readonly AppRow[], { title, paint }: ListView): string {
  const heading = `${paint("bold", title)}\n`;
  if (rows.length === 0) return heading;
  const fitting = rows.map(({ name }) => plainText(name).length).filter((length) => length <= widestName);
  const width = Math.max("app".length, ...fitting);
  const head = ["permissions", "risk", "consented", "next expiry"].map((text, at) => text.padEnd(columns[at] ?? 0));
  const header = paint("dim", `  ${"app".padEnd(width)}  ${head.join("  ")}`.trimEnd());
  return `${heading}\n${header}\n${rows.map((row) => renderRow(row, width, paint)).join("")}`;
}

function renderRow(row: AppRow, width: number, paint: Paint): string {
  const name = plainText(row.name);
  const first = row.standing === "gone" ? paint("red", "gone") : renderFacts(row.facts, paint);
  const label = paint("cyan", name);
  const start = name.length > width ? `${label}\n  ${" ".repeat(width)}` : `${label}${" ".repeat(width - name.length)}`;
  const lines = [`${start}  ${first}`.trimEnd(), paint("dim", renderIds(row)), ...renderStanding(row, paint)];
  return lines.map((line) => `  ${line}\n`).join("");
}

function renderFacts(facts: AppSummaryFacts, paint: Paint): string {
  const { risk, nextExpiry } = facts;
  const cells: readonly (readonly [string, Style | readonly Style[] | undefined])[] = [
    [countPermissions(facts), undefined],
    risk === undefined ? ["-", undefined] : [risk, riskStyles[risk]],
    [consentWords(facts), facts.consent === "nobody" ? "yellow" : undefined],
    nextExpiry === undefined ? ["-", undefined] : [spellDays(nextExpiry), expiryStyle(nextExpiry)],
  ];
  return cells
    .map(([text, style], at) => {
      const blanks = " ".repeat(Math.max(0, (columns[at] ?? 0) - text.length));
      return `${style === undefined ? text : paint(style, text)}${blanks}`;
    })
    .join("  ");
}

function countPermissions({ delegated, application }: AppSummaryFacts): string {
  if (application === 0) return delegated === 0 ? "none" : `${delegated} delegated`;
  return delegated === 0 ? `${application} application` : `${delegated} del, ${application} app`;
}

const consentWord: Readonly<Record<Exclude<ConsentSummary, "someUsers">, string>> = {
  noneNeeded: "-",
  wholeTenant: "whole tenant",
  partly: "partly",
  nobody: "nobody yet",
};

function consentWords({ consent, users }: AppSummaryFacts): string {
  if (consent === "someUsers") return users === 1 ? "1 user" : `${users} users`;
  return consentWord[consent];
}

/** The display name says something only where it is another. */
function renderIds(row: AppRow): string {
  if (row.standing === "gone") return `  ${row.clientId}`;
  const { displayName, marker } = row.overview;
  const mark = row.standing === "other" && marker !== undefined ? `, of ${marker.project}/${marker.stack}` : "";
  const shown = displayName === row.name ? "" : `  ${plainText(displayName)}`;
  return `  ${row.clientId}${shown}${plainText(mark)}`;
}

function renderStanding({ standing, ...row }: AppRow, paint: Paint): readonly string[] {
  const notAsked = "facts" in row ? row.facts.notAsked : 0;
  return [
    ...(standing === "gone" ? ["  the state knows it, and the tenant does not hold it: see `appreg drift`"] : []),
    ...(standing === "unrecorded"
      ? ["  it has the stack's mark, and the state does not know it: `appreg recover`"]
      : []),
    ...(notAsked > 0 ? [`  ${notAsked} granted beyond what it asks for: see \`appreg show\``] : []),
  ].map((line) => paint("yellow", line));
}
