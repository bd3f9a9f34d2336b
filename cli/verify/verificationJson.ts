/** A verification as one JSON document, for programs. Its form is described in docs/verify.md. */
import { countVerdicts, type VerifiedApp } from "../../lifecycle";
import type { StackRecord } from "../stack/stackRecord";

export function verificationJson(
  apps: readonly VerifiedApp[],
  { project, stack, engine }: Pick<StackRecord, "project" | "stack" | "engine">,
): string {
  const counts = countVerdicts(apps);
  const document = {
    project: project.name,
    stack: stack.name,
    engine,
    verdict: counts.differs > 0 ? "differs" : "holds",
    counts,
    apps,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
