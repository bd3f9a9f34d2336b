/** A review for programs: JSON after `docs/schemas/review.schema.json`. */
import { changeLabels } from "../../changeLabels";
import type { Review } from "../../review";

/** What the output is by; another number when a reader of this one would go wrong. */
const schema = "urn:entra-app-registration:review:1";

/** The same bytes for the same review; what there is none of is absent. */
export function renderJson({ apps, ...review }: Review): string {
  const labelled = apps.map(({ changes, ...app }) => ({
    ...app,
    changes: changes.map((change) => ({ label: changeLabels[change.kind], ...change })),
  }));
  return `${JSON.stringify({ $schema: schema, ...review, apps: labelled }, null, 2)}\n`;
}
