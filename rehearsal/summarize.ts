/** What a run comes to, for whoever asked for it. */
import type { Run } from "./engine/run";
import { stackType } from "./engine/urn";
import type { PropertyMap } from "./propertyValue";
import type { RehearsalResult } from "./rehearsalEvent";
import { propertiesWithoutSecrets, redactSecrets } from "./secretValue";
import type { ResourceState } from "./state/resourceState";

/** Tells outputs and counts, and gathers the result. */
export function summarize(run: Run, before: readonly ResourceState[], end: RunEnd): RehearsalResult {
  const { reporter } = run;
  const olds = stackOutputs(before);
  const news = run.settings.preview ? previewedOutputs(run, olds) : stackOutputs(run.journal.current().resources);
  const changes = reporter.changes();
  reporter.emit({ kind: "outputs", olds: redactSecrets(olds), news: redactSecrets(news) });
  reporter.emit({ kind: "summary", changes, ...end });
  return {
    exitCode: end.succeeded ? 0 : 1,
    outputs: propertiesWithoutSecrets(news),
    shownOutputs: redactSecrets(news),
    changes,
    steps: reporter.steps(),
    diagnostics: reporter.diagnostics,
    milliseconds: end.milliseconds,
  };
}

/** How a run ended, and after how long. */
export interface RunEnd {
  readonly succeeded: boolean;
  readonly milliseconds: number;
}

function stackOutputs(resources: readonly ResourceState[]): PropertyMap {
  return resources.find((state) => state.type === stackType)?.outputs ?? {};
}

function previewedOutputs(run: Run, olds: PropertyMap): PropertyMap {
  const stack = [...run.news.values()].find((state) => state.type === stackType);
  return stack?.outputs ?? olds;
}
