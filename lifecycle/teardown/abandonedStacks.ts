/** The stacks of a project by the markers that a directory holds, and which of them were abandoned. */
import type { AppSummary, DeletedObject } from "../../directory";
import { findMarker } from "../../manifest";

/** What a directory holds of one stack. */
export interface MarkedStack {
  readonly stack: string;
  readonly apps: readonly AppSummary[];
  /** Applications of it in the recycle bin. */
  readonly recycled: readonly DeletedObject[];
  /** When the newest of all was created; undefined where that of one is not told. */
  readonly newestAt: Date | undefined;
}

/** By stack, sorted by name. What has the marker of another project, or none, belongs to none of them. */
export function groupByStack(
  project: string,
  apps: readonly AppSummary[],
  bin: readonly DeletedObject[],
): readonly MarkedStack[] {
  const stackOf = ({ tags }: Pick<AppSummary, "tags">): string | undefined => {
    const marker = findMarker(tags);
    return marker?.project === project ? marker.stack : undefined;
  };
  const recycled = bin.filter(({ kind }) => kind === "application");
  const names = new Set([...apps, ...recycled].flatMap((object) => stackOf(object) ?? []));
  return [...names].sort().map((stack) => {
    const [live, gone] = [
      apps.filter((app) => stackOf(app) === stack),
      recycled.filter((item) => stackOf(item) === stack),
    ];
    const times = [...live, ...gone].map(({ createdAt }) => Date.parse(createdAt ?? ""));
    const newest = Math.max(...times);
    return { stack, apps: live, recycled: gone, newestAt: Number.isNaN(newest) ? undefined : new Date(newest) };
  });
}

/**
 * Those whose newest app is older than that. One whose age is not told counts as young: nobody may lose what is in use.
 *
 * @param age in milliseconds
 */
export function olderThan(stacks: readonly MarkedStack[], age: number, now: Date): readonly MarkedStack[] {
  return stacks.filter(({ newestAt }) => newestAt !== undefined && now.getTime() - newestAt.getTime() > age);
}
