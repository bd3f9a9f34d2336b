/** A problem in one line, for messages at preview. */
import type { Finding, Problem } from "./rule";

/** Longer values are cut in messages; lists of permissions are not that long. */
const shownLength = 400;

/** Argument, value and rule, without a full stop. What to do stands beside it in the problem. */
export function describeProblem(problem: Problem | Finding): string {
  const { argument, value, rule } = problem;
  const shown = value !== undefined && value.length > shownLength ? `${value.slice(0, shownLength)}…` : value;
  return `${argument}${shown === undefined ? "" : ` ${JSON.stringify(shown)}`}: ${rule}${foresee(problem)}`;
}

/** The error that a person would otherwise meet; Graph's codes say less than the rule. */
function foresee(problem: Problem | Finding): string {
  const code = "code" in problem ? problem.code : undefined;
  return code?.startsWith("AADSTS") ? ` (otherwise ${code} at sign-in)` : "";
}
