/** The `replaceOnChanges` option: changes of the listed properties force a replacement. */
import type { DiffAnswer, DiffKind } from "../resourceProvider";
import { type PathStep, parsePropertyPath, pathContains } from "./propertyPath";

/** Stands for "the last run left errors behind" in a list of paths. */
const initErrorPath = "#initerror";

const replacing: Record<DiffKind, DiffKind> = {
  ADD: "ADD_REPLACE",
  ADD_REPLACE: "ADD_REPLACE",
  DELETE: "DELETE_REPLACE",
  DELETE_REPLACE: "DELETE_REPLACE",
  UPDATE: "UPDATE_REPLACE",
  UPDATE_REPLACE: "UPDATE_REPLACE",
};

/** Whether a diff calls for a replacement: because of a whole property, or of a part of one that was listed alone. */
export function replaces(diff: DiffAnswer): boolean {
  return diff.replaces.length > 0 || Object.values(diff.detailedDiff).some((kind) => kind === replacing[kind]);
}

/** The diff with the changes below the given paths turned into reasons for a replacement. */
export function applyReplaceOnChanges(diff: DiffAnswer, paths: readonly string[], hasInitErrors: boolean): DiffAnswer {
  if (paths.length === 0 || !(diff.changes || hasInitErrors)) return diff;
  const outer = paths.map(parsePropertyPath);
  const listed = (path: string): boolean => contains(outer, parsePropertyPath(path));
  const onInitError = hasInitErrors && contains(outer, [initErrorPath]);
  const forced = [...diff.diffs.filter(listed), ...(onInitError ? [initErrorPath] : [])];
  return {
    ...diff,
    changes: diff.changes || onInitError,
    replaces: [...new Set([...diff.replaces, ...forced])],
    detailedDiff: Object.fromEntries(
      Object.entries(diff.detailedDiff).map(([path, kind]) => [path, listed(path) ? replacing[kind] : kind]),
    ),
  };
}

function contains(outer: readonly (readonly PathStep[])[], inner: readonly PathStep[]): boolean {
  return outer.some((path) => pathContains(path, inner));
}
