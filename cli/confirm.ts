/** Asks before something that cannot be undone. */
import type { CliDeps } from "./cliDeps";
import { UsageError } from "./usageError";

/**
 * Whether the person said yes.
 *
 * @throws {UsageError} where nobody can answer, naming `--yes`.
 */
export async function confirm(question: string, deps: Pick<CliDeps, "ask">): Promise<boolean> {
  requireTerminal(deps);
  const answer = await deps.ask?.(question, [
    { value: "yes", label: "yes" },
    { value: "no", label: "no" },
  ]);
  return answer === "yes";
}

/** @throws {UsageError} where nobody can answer a question. */
export function requireTerminal(deps: Pick<CliDeps, "ask">): void {
  if (deps.ask !== undefined) return;
  throw new UsageError("This needs a yes, and there is no terminal to ask at.", "add --yes to say it beforehand");
}
