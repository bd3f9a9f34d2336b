/** Pulumi's symbols and words for what is done to a resource. */
import type { StepOperation } from "../../rehearsal";

interface StepWords {
  /** Two characters before the resource. */
  readonly symbol: string;
  /** In a preview: what would be done. */
  readonly planned: string;
  readonly doing: string;
  readonly done: string;
}

export const stepWords: Readonly<Record<StepOperation, StepWords>> = {
  same: { symbol: "  ", planned: "unchanged", doing: "comparing", done: "unchanged" },
  create: { symbol: "+ ", planned: "create", doing: "creating", done: "created" },
  update: { symbol: "~ ", planned: "update", doing: "updating", done: "updated" },
  delete: { symbol: "- ", planned: "delete", doing: "deleting", done: "deleted" },
  replace: { symbol: "+-", planned: "replace", doing: "replacing", done: "replaced" },
  "create-replacement": {
    symbol: "++",
    planned: "create replacement",
    doing: "creating replacement",
    done: "created replacement",
  },
  "delete-replaced": {
    symbol: "--",
    planned: "delete original",
    doing: "deleting original",
    done: "deleted original",
  },
  import: { symbol: "= ", planned: "import", doing: "importing", done: "imported" },
  "import-replacement": {
    symbol: "=>",
    planned: "import replacement",
    doing: "importing replacement",
    done: "imported replacement",
  },
  read: { symbol: "> ", planned: "read", doing: "reading", done: "read" },
  "read-replacement": {
    symbol: ">>",
    planned: "read for replacement",
    doing: "reading for replacement",
    done: "read for replacement",
  },
  discard: { symbol: "< ", planned: "discard", doing: "discarding", done: "discarded" },
  "discard-replaced": {
    symbol: "<<",
    planned: "discard original",
    doing: "discarding original",
    done: "discarded original",
  },
  "remove-pending-replace": {
    symbol: "--",
    planned: "forget original",
    doing: "forgetting original",
    done: "forgot original",
  },
  refresh: { symbol: "~ ", planned: "refresh", doing: "refreshing", done: "refreshed" },
};
