/** A verification as one JSON document, for programs. Its form is described in docs/verify.md. */
import { countVerdicts } from "../../lifecycle";
import type { StackVerification } from "./verifyStack";

export function verificationJson({ record, tenantId, played, apps }: StackVerification): string {
  const counts = countVerdicts(apps);
  const document = {
    project: record.project.name,
    stack: record.stack.name,
    engine: record.engine,
    tenantId,
    ...(played === undefined ? {} : { played }),
    verdict: counts.differs > 0 ? "differs" : "holds",
    counts,
    apps,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
