/** The apps of a stack, or of a tenant, as a list: what the state knows set beside what the tenant holds. */
import { riskTiers } from "../../catalogue";
import { formatMarker, type Marker } from "../../manifest";
import type { AppOverview } from "./appOverview";
import { type AppSummaryFacts, summarizeApp } from "./summarizeApp";

/** An app as the state of a stack knows it. */
export interface KnownApp {
  /** Logical name in the program. */
  readonly name: string;
  readonly objectId: string;
  readonly clientId: string;
}

/**
 * recorded: the stack's state knows it. unrecorded: it has the stack's mark, and the state does not know it. gone: the state
 * knows it, and the tenant does not hold it. other: no app of this stack.
 */
export type Standing = "recorded" | "unrecorded" | "gone" | "other";

export type AppRow =
  | { readonly standing: "gone"; readonly name: string; readonly clientId: string }
  | {
      readonly standing: Exclude<Standing, "gone">;
      /** Logical name; that of its mark for an app of another stack, and the display name of one without. */
      readonly name: string;
      readonly clientId: string;
      readonly overview: AppOverview;
      readonly facts: AppSummaryFacts;
    };

/** What a stack believes to have. */
export interface StackApps extends Omit<Marker, "name"> {
  readonly known: readonly KnownApp[];
}

/** What the state knows and the tenant lacks is a row, too, where the whole stack was read. */
export function toRows(
  overviews: readonly AppOverview[],
  stack: StackApps | undefined,
  { tellsGone }: { readonly tellsGone: boolean },
): readonly AppRow[] {
  const found = new Set(overviews.map(({ objectId }) => objectId));
  const gone = tellsGone ? (stack?.known ?? []).filter(({ objectId }) => !found.has(objectId)) : [];
  return [
    ...overviews.map((overview) => toRow(overview, stack)),
    ...gone.map(({ name, clientId }): AppRow => ({ standing: "gone", name, clientId })),
  ];
}

function toRow(overview: AppOverview, stack: StackApps | undefined): AppRow {
  const { marker, clientId, objectId, displayName } = overview;
  const known = stack?.known.find((app) => app.objectId === objectId);
  const name = known?.name ?? marker?.name ?? displayName;
  const standing = known === undefined ? (isMarkedBy(marker, stack) ? "unrecorded" : "other") : "recorded";
  return { standing, name, clientId, overview, facts: summarizeApp(overview) };
}

function isMarkedBy(marker: Marker | undefined, stack: StackApps | undefined): boolean {
  if (marker === undefined || stack === undefined) return false;
  const { project, stack: name } = stack;
  return formatMarker(marker) === formatMarker({ project, stack: name, name: marker.name });
}

export type RowOrder = "risk" | "name" | "expiry";

/** By risk: what is gone first, then the worst; what ends soonest goes first among equals, then the name. */
export function sortRows(rows: readonly AppRow[], order: RowOrder): readonly AppRow[] {
  const keys: Readonly<Record<RowOrder, (row: AppRow) => readonly number[]>> = {
    risk: (row) => [riskKey(row), expiryKey(row)],
    expiry: (row) => [expiryKey(row), riskKey(row)],
    name: () => [],
  };
  const keyOf = keys[order];
  return [...rows].sort((left, right) => compare([...keyOf(left)], [...keyOf(right)]) || compareNames(left, right));
}

function riskKey(row: AppRow): number {
  if (row.standing === "gone") return -riskTiers.length;
  return row.facts.risk === undefined ? 1 : -riskTiers.indexOf(row.facts.risk);
}

function expiryKey(row: AppRow): number {
  return row.standing === "gone"
    ? Number.MAX_SAFE_INTEGER
    : (row.facts.nextExpiry?.daysLeft ?? Number.MAX_SAFE_INTEGER);
}

function compare(left: readonly number[], right: readonly number[]): number {
  const at = left.findIndex((value, index) => value !== right[index]);
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}

function compareNames(left: AppRow, right: AppRow): number {
  const [first, second] = [left, right].map(({ name, clientId }) => `${name.toLowerCase()} ${clientId}`);
  return (first ?? "") < (second ?? "") ? -1 : 1;
}
