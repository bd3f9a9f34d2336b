/** The changes of one app between two versions of a program. */
import { type Change, type ReviewedApp, reviewChanges } from "../../../review";
import type { Parts } from "../../rules/appWith";
import { type AppParts, app, base, head, options } from "../cases/reviewCase";

/** A kind of change: what the app was and is, and all that a review tells of it. */
export interface ChangeRow {
  readonly title: string;
  readonly before: PartsOfApp;
  readonly after: PartsOfApp;
  readonly changes: readonly Change[];
}

type PartsOfApp = Parts & Pick<AppParts, "exceptions">;

/** Named `planner`, in a program that has the others in both versions. */
export function changesOf(
  before: PartsOfApp,
  after: PartsOfApp,
  others: readonly ReviewedApp[] = [],
): readonly Change[] {
  const planner = (parts: PartsOfApp): ReviewedApp => app({ name: "planner", ...parts });
  const review = reviewChanges(base([planner(before), ...others]), head([planner(after), ...others]), options);
  return review.apps.flatMap(({ name, changes }) => (name === "planner" ? changes : []));
}
