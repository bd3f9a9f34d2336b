/** The changes: the worst of all apps as a table, the others folded, app by app. */
import type { Change } from "../../change";
import { changeLabels } from "../../changeLabels";
import type { AppReview, Review } from "../../review";
import { rankOf } from "../../severity";
import { type ChangeOfApp, countBySeverity, countOf, subjectOf, valuesOf, worstFirst } from "../words";
import { codeSpan, htmlCode, sentence, tableCell } from "./markdownText";
import type { Part } from "./parts";

/** Rows that a person reads before the eye begins to slide. */
const rowLimit = 10;

/** Where nothing is worse than low, a few rows tell what it is about. */
const harmlessRowLimit = 3;

/** What nobody reads to the end need not push the other apps out of the comment. */
const changesOfAppLimit = 100;

/** Every change once: in the table, or below it with its app. */
export function changeParts(review: Review, names: ReadonlySet<string>): readonly Part[] {
  const sorted = worstFirst(review);
  const rows = tableRows(sorted);
  const table: Part = {
    priority: 1,
    open: "| severity | app | change | what follows |\n| --- | --- | --- | --- |\n",
    items: rows.map((row) => ({ text: tableRow(row, names), tells: [row.change] })),
    close: "",
  };
  const inTable: ReadonlySet<Change> = new Set(rows.map(({ change }) => change));
  return [table, ...review.apps.map((app) => detailsOf(app, { inTable, names }))];
}

function tableRows(sorted: readonly ChangeOfApp[]): readonly ChangeOfApp[] {
  const grave = sorted.filter(({ change }) => rankOf(change.severity) <= rankOf("medium"));
  if (sorted.length <= rowLimit) return sorted;
  return grave.length === 0 ? sorted.slice(0, harmlessRowLimit) : grave.slice(0, rowLimit);
}

function tableRow({ app, change }: ChangeOfApp, names: ReadonlySet<string>): string {
  const cells = [
    `**${change.severity}**`,
    codeSpan(app.name),
    whatChanged(change, names),
    sentence(change.consequence, { names, phrase: toCopy(change) }),
  ];
  return `| ${cells.map(tableCell).join(" | ")} |`;
}

function detailsOf(
  { name, changes }: AppReview,
  { inTable, names }: { readonly inTable: ReadonlySet<Change>; readonly names: ReadonlySet<string> },
): Part {
  const rest = changes.filter((change) => !inTable.has(change));
  const more = changes.length > rest.length ? "more change" : "change";
  return {
    priority: 6,
    open: `<details><summary>${htmlCode(name)}: ${countOf(rest.length, more)} (${countBySeverity(rest)})</summary>\n\n`,
    items: rest.slice(0, changesOfAppLimit).map((change) => {
      const what = `**${change.severity}** ${whatChanged(change, names)}`;
      return { text: `- ${what}. ${sentence(change.consequence, { names, phrase: toCopy(change) })}`, tells: [change] };
    }),
    close: "\n\n</details>",
  };
}

/** What it is about and, where it was something before, what that was. */
function whatChanged(change: Change, names: ReadonlySet<string>): string {
  const [before, after] = valuesOf(change).map(codeSpan);
  const values = before === undefined ? "" : after === undefined ? `, was ${before}` : `: ${before} → ${after}`;
  const rules = change.area === "exceptions" ? [change.rule] : [];
  const foreign = new Set([...names, ...rules, change.before ?? "", change.after ?? ""]);
  return `${changeLabels[change.kind]}: ${sentence(subjectOf(change), { names: foreign })}${values}`;
}

function toCopy(change: Change): string | undefined {
  return change.kind === "clientIdReplaced" ? change.aliasToKeep : undefined;
}
