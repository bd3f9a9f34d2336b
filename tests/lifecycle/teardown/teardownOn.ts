/** A teardown on a practice tenant without a command line: look, plan, take away. */
import type { DirectoryWriter } from "../../../directory";
import {
  type Claim,
  claimByMarker,
  survey,
  type TakeAwayOptions,
  type TakenAway,
  takeAway,
  targetsOf,
} from "../../../lifecycle";
import type { PracticeTenant } from "../../../practice-tenant";

export interface TeardownRun {
  readonly taken: TakenAway;
  /** Milliseconds of each pause, none of which was waited for. */
  readonly paused: readonly number[];
}

export interface TeardownRunOptions extends Partial<TakeAwayOptions> {
  /** @default that of the stack shop/dev, by marker */
  readonly claim?: Claim;
  /** Object ids of applications that are an engine's. */
  readonly engineIds?: readonly string[];
}

/** Every application that the claim finds is deleted through Graph, but for those of an engine. */
export async function teardownOn(
  directory: DirectoryWriter,
  { tenantId }: Pick<PracticeTenant, "tenantId">,
  { claim = claimByMarker("shop", ["dev"]), engineIds = [], ...options }: TeardownRunOptions = {},
): Promise<TeardownRun> {
  const paused: number[] = [];
  const targets = targetsOf(claim, await survey(directory, claim, { tenantId }), new Set(engineIds));
  const taken = await takeAway(directory, targets, {
    keepRecycled: false,
    signal: new AbortController().signal,
    pause: async (milliseconds) => void paused.push(milliseconds),
    ...options,
  });
  return { taken, paused };
}

/** Kinds of what was removed, refused or left, each with how many. */
export function countKinds(objects: readonly { readonly kind: string }[]): Readonly<Record<string, number>> {
  const kinds = [...new Set(objects.map(({ kind }) => kind))].sort();
  return Object.fromEntries(kinds.map((kind) => [kind, objects.filter((object) => object.kind === kind).length]));
}
