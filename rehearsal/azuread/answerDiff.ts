/** Words the difference between state and plan as the engine wants it. */
import type { PropertyMap } from "../propertyValue";
import type { DiffAnswer, DiffRequest } from "../resourceProvider";
import type { ResourceType } from "./resourceType";
import { compareStates } from "./schema/compareStates";

export function answerDiff({ fields }: ResourceType, { olds, news }: DiffRequest, planned: PropertyMap): DiffAnswer {
  const detailedDiff = compareStates(fields, { old: olds, planned }, news);
  const paths = Object.keys(detailedDiff);
  const replaces = topLevelNames(paths.filter((path) => detailedDiff[path]?.endsWith("_REPLACE")));
  const fixed = Object.keys(fields).filter((name) => fields[name]?.forceNew === true);
  return {
    changes: paths.length > 0,
    replaces,
    diffs: topLevelNames(paths),
    stables: fixed.filter((name) => !replaces.includes(name)).sort(),
    detailedDiff,
  };
}

function topLevelNames(paths: readonly string[]): string[] {
  return [...new Set(paths.map((path) => path.replace(/[.[].*$/s, "")))].sort();
}
