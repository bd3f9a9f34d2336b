/** Written exceptions from rules: which findings they accept, and what is wrong with the exceptions themselves. */
import { closestNames } from "../catalogue";
import type { RuleException } from "../manifest";
import type { Finding, Problem, Rule, RuleContext } from "./rule";

/** A risky finding that somebody has accepted. */
export interface AcceptedFinding {
  readonly finding: Finding;
  readonly exception: RuleException;
}

/**
 * Divides findings by the exceptions in force. What Entra refuses stands whatever is written about it, and so does what an
 * exception accepted until a day that is over.
 */
export function acceptFindings(
  findings: readonly Finding[],
  exceptions: readonly RuleException[],
  { today }: RuleContext,
): { readonly standing: readonly Finding[]; readonly accepted: readonly AcceptedFinding[] } {
  const inForce = new Map(exceptions.filter((one) => !hasEnded(one, today)).map((one) => [one.rule, one]));
  const exceptionOf = ({ level, ruleId }: Finding) => (level === "risky" ? inForce.get(ruleId) : undefined);
  return {
    standing: findings.filter((finding) => exceptionOf(finding) === undefined),
    accepted: findings.flatMap((finding) => {
      const exception = exceptionOf(finding);
      return exception === undefined ? [] : [{ finding, exception }];
    }),
  };
}

/** @param rules those that exist. */
export function judgeExceptions(
  exceptions: readonly RuleException[],
  { today, rules }: RuleContext & { readonly rules: readonly Rule[] },
): readonly Problem[] {
  return exceptions.flatMap((exception, index) => {
    const at = (field: keyof RuleException) => ({
      argument: `exceptions[${index}].${field}`,
      ...(exception[field] !== undefined && { value: exception[field] }),
    });
    const isRepeated = exceptions.findIndex(({ rule }) => rule === exception.rule) < index;
    const repeated = { ...at("rule"), rule: "a rule has one exception of an app", fix: "remove the repetition" };
    return [
      ...judgeRule(exception.rule, rules).map((problem) => ({ ...at("rule"), ...problem })),
      ...(isRepeated ? [repeated] : []),
      ...judgeReason(exception.reason).map((problem) => ({ ...at("reason"), ...problem })),
      ...judgeEnd(exception, today).map((problem) => ({ ...at("until"), ...problem })),
    ];
  });
}

type Judgement = Pick<Problem, "rule" | "fix">;

function judgeRule(id: string, rules: readonly Rule[]): readonly Judgement[] {
  const found = rules.find((rule) => rule.id === id);
  if (found?.level === "risky") return [];
  if (found !== undefined) {
    const rule = "what Entra refuses takes no exception";
    return [{ rule, fix: "mend what the rule finds, and remove the exception" }];
  }
  const risky = rules.flatMap((rule) => (rule.level === "risky" ? [rule.id] : []));
  const nearest = closestNames(id, risky);
  const fix = nearest.length > 0 ? `use ${nearest.join(" or ")}` : "use the id of a rule of docs/rules.md";
  return [{ rule: "an exception names a rule", fix }];
}

function judgeReason(reason: string): readonly Judgement[] {
  if (reason.trim() !== "") return [];
  return [{ rule: "an exception has a reason", fix: "write why it is accepted, for those who review it" }];
}

function judgeEnd({ rule: id, until }: RuleException, today: string): readonly Judgement[] {
  if (until === undefined) return [];
  if (!isDay(until)) return [{ rule: "an exception ends on a day", fix: 'write it as "2027-01-31"' }];
  if (until >= today) return [];
  const fix = `mend what ${id} finds and remove the exception, or accept it anew until a later day`;
  return [{ rule: "an exception that has ended accepts nothing", fix }];
}

function hasEnded({ until }: RuleException, today: string): boolean {
  return until !== undefined && (!isDay(until) || until < today);
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  // Date.parse takes the 31st of February for a day in March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
