/** Rules that somebody wrote do not count for an app. */
import type { RuleException } from "../../manifest";
import type { ExceptionChange } from "../change";
import type { ComparedApp } from "../compare/comparedApp";
import { listDifference, pairUp } from "../compare/listDifference";
import { severityOf } from "../severityTable";

export function compareExceptions({ base, head }: ComparedApp): readonly ExceptionChange[] {
  const difference = listDifference(base.exceptions, head.exceptions);
  const { pairs, removed, added } = pairUp(difference, (from, to) => (from.rule === to.rule ? 0 : undefined));
  return [
    ...pairs.map(([from, to]) => told("exceptionChanged", { rule: to.rule, before: from, after: to })),
    ...added.map((after) => told("exceptionAdded", { rule: after.rule, after })),
    ...removed.map((before) => told("exceptionRemoved", { rule: before.rule, before })),
  ];
}

const consequences: Readonly<Record<ExceptionChange["kind"], string>> = {
  exceptionAdded: "What this rule finds about the app is accepted for the reason given.",
  exceptionChanged: "What this rule finds about the app is accepted for another reason or time.",
  exceptionRemoved: "What this rule finds about the app counts again.",
};

function told(
  kind: ExceptionChange["kind"],
  { rule, before, after }: { readonly rule: string; readonly before?: RuleException; readonly after?: RuleException },
): ExceptionChange {
  return {
    area: "exceptions",
    kind,
    severity: severityOf(kind),
    subject: `rule ${rule}`,
    before: before && describe(before),
    after: after && describe(after),
    consequence: consequences[kind],
    rule,
  };
}

function describe({ reason, until }: RuleException): string {
  return until === undefined ? `${reason} (without an end)` : `${reason} (until ${until})`;
}
