/** The changes: the worst of all apps as a table, and all of them folded, app by app. */
import { changeLabels } from "../../changeLabels";
import type { AppReview, Review } from "../../review";
import { rankOf } from "../../severity";
import { type ChangeOfApp, countBySeverity, countOf, statusWords, valuesOf, worstFirst } from "../words";
import { codeSpan, htmlCode, sentence, tableCell } from "./markdownText";
import type { Part } from "./parts";

/** Rows that a person reads before the eye begins to slide. */
const rowLimit = 10;

/** Where nothing is worse than low, a few rows tell what it is about. */
const harmlessRowLimit = 3;

/** What nobody reads to the end need not push the other apps out of the comment. */
const changesOfAppLimit = 100;

/** @param names of the apps */
export function changeParts(review: Review, names: ReadonlySet<string>): readonly Part[] {
  const sorted = worstFirst(review);
  const rows = tableRows(sorted);
  const table: Part = {
    priority: 1,
    open: "| severity | app | change | what follows |\n| --- | --- | --- | --- |\n",
    items: rows.map((row) => ({ text: tableRow(row, names), tells: row.change })),
    close: "",
  };
  if (rows.length === sorted.length) return [table];
  return [table, ...review.apps.map((app) => detailsOf(app, names))];
}

function tableRows(sorted: readonly ChangeOfApp[]): readonly ChangeOfApp[] {
  const grave = sorted.filter(({ change }) => rankOf(change.severity) <= rankOf("medium"));
  if (sorted.length <= rowLimit) return sorted;
  return grave.length === 0 ? sorted.slice(0, harmlessRowLimit) : grave.slice(0, rowLimit);
}

function tableRow({ app, change }: ChangeOfApp, names: ReadonlySet<string>): string {
  const { severity, consequence } = change;
  const cells = [`**${severity}**`, codeSpan(app.name), whatChanged({ app, change }), sentence(consequence, names)];
  return `| ${cells.map(tableCell).join(" | ")} |`;
}

function detailsOf(app: AppReview, names: ReadonlySet<string>): Part {
  const { name, status, changes } = app;
  const shown = changes.slice(0, changesOfAppLimit);
  const counted = `${statusWords[status]}, ${countOf(changes.length, "change")} (${countBySeverity(changes)})`;
  return {
    priority: 6,
    open: `<details><summary>${htmlCode(name)}: ${counted}</summary>\n\n`,
    items: shown.map((change) => {
      const what = whatChanged({ app, change });
      return { text: `- **${change.severity}** ${what}. ${sentence(change.consequence, names)}`, tells: change };
    }),
    close: "\n\n</details>",
  };
}

/** What it is about and, where it was something before, what that was. */
function whatChanged({ change }: ChangeOfApp): string {
  const [before, after] = valuesOf(change).map(codeSpan);
  const values = before === undefined ? "" : after === undefined ? `, was ${before}` : `: ${before} → ${after}`;
  return `${changeLabels[change.kind]}: ${sentence(change.subject)}${values}`;
}
