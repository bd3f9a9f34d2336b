/** Reads which resources the state of a rehearsed stack holds. */
import { type PropertyMap, readStackState } from "../../rehearsal";

export interface StateResource {
  readonly type: string;
  readonly name: string;
  readonly outputs: PropertyMap;
  /** Whether the program only looks at it, so that nothing is ever done to it. */
  readonly external: boolean;
}

/**
 * The resources of the state but for providers; none where there is no state yet.
 *
 * @throws errors of the rehearsal's state: damaged, or written by a newer version.
 */
export async function resourcesInState(file: string): Promise<StateResource[]> {
  const { resources } = await readStackState(file);
  return resources
    .filter(({ type }) => !type.startsWith("pulumi:providers:"))
    .map(({ urn, type, outputs, external }) => ({
      type,
      outputs,
      external,
      name: urn.split("::").slice(3).join("::"),
    }));
}
