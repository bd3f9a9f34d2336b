/** Checks the arguments of a resource before anything is decided about it. */
import type { PropertyMap } from "../propertyValue";
import type { ResourceState } from "../state/resourceState";
import type { Run } from "./run";
import { Bail } from "./steps/step";
import { nameOf } from "./urn";

/**
 * Has the provider check inputs and fill in defaults.
 *
 * @throws {Bail} when they are wrong; each problem has been reported then
 */
export async function checkInputs(
  run: Run,
  next: ResourceState,
  olds: PropertyMap,
  news: PropertyMap,
): Promise<PropertyMap> {
  const answer = await run.provider.check(next, olds, news);
  const name = nameOf(next.urn);
  for (const warning of answer.warnings ?? []) run.reporter.diagnose("warning", warning, next.urn);
  for (const { property, reason } of answer.failures) {
    const place = property === "" ? "" : `: '${property}'`;
    run.reporter.diagnose("error", `${next.type} resource '${name}' has a problem${place}: ${reason}`, next.urn);
  }
  if (answer.failures.length > 0) throw new Bail(next.urn);
  return answer.inputs;
}
