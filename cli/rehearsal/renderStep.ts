/** One step of a rehearsal as lines of text: symbol, type, name, what happened, and which properties changed. */
import type { StepRecord } from "../../rehearsal";
import { type Paint, plain, type Style } from "../paint";
import { permissionChanges, permissionsProperty } from "./permissionChanges";
import { propertyAt } from "./propertyAt";
import { renderInline } from "./renderValue";
import { stepWords } from "./stepWords";

export interface StepView {
  /** Whether nothing was touched. */
  readonly preview: boolean;
  /** Characters that fit in a line. */
  readonly width: number;
  /** How long the step took; absent in a preview. */
  readonly milliseconds?: number;
  /** Colours a text where colours can be shown. */
  readonly paint?: Paint;
}

/** As Pulumi colours them. */
const colours: Readonly<Record<StepRecord["operation"], Style>> = {
  same: "dim",
  create: "green",
  import: "green",
  "create-replacement": "green",
  update: "yellow",
  refresh: "yellow",
  replace: "magenta",
  "import-replacement": "magenta",
  read: "cyan",
  "read-replacement": "magenta",
  discard: "red",
  "discard-replaced": "red",
  delete: "red",
  "delete-replaced": "red",
  "remove-pending-replace": "dim",
};

const symbolOfDiff: Readonly<Record<string, string>> = { ADD: "+", DELETE: "-", UPDATE: "~" };

const replacementHalves: ReadonlySet<StepRecord["operation"]> = new Set([
  "create-replacement",
  "import-replacement",
  "delete-replaced",
  "discard-replaced",
]);

/** Like Pulumi, which shows them when asked to: they change nothing. */
const onlyLooking: ReadonlySet<StepRecord["operation"]> = new Set(["read", "read-replacement", "discard"]);

/**
 * Whether the step is shown. What stays the same is only counted, what the state forgets was shown when it was
 * deleted, and looking at an object that the program does not manage shows only when it fails. A replacement shows as
 * one line in a preview, and as its two halves when it happens.
 */
export function isShown({ operation, error }: StepRecord, preview: boolean): boolean {
  if (operation === "same" || operation === "remove-pending-replace") return false;
  if (onlyLooking.has(operation)) return error !== undefined;
  return preview ? !replacementHalves.has(operation) : operation !== "replace";
}

/** The lines of a step, each ending in a line break. */
export function renderStep(step: StepRecord, view: StepView): string {
  const { symbol, planned, done } = stepWords[step.operation];
  const { milliseconds = 0, paint = plain } = view;
  // Most steps take no time that a person could notice.
  const time = milliseconds < 100 ? "" : ` (${seconds(milliseconds)})`;
  const status = step.error !== undefined ? "failed" : view.preview ? planned : done;
  const kept = step.retained === true ? ", kept in the directory" : "";
  const colour = step.error === undefined ? colours[step.operation] : "red";
  const head = ` ${paint(colour, symbol)} ${shortType(step.type).padEnd(25)} ${step.name}  ${paint(colour, status)}${time}${kept}`;
  return [head, ...changedProperties(step, view.width)].map((line) => `${line}\n`).join("");
}

/** `azuread:index/application:Application` without the module that nearly every type shares, `index`. */
export function shortType(type: string): string {
  const [pkg = "", module = "", kind = ""] = type.split(":");
  return kind !== "" && /^index(?:$|\/)/.test(module) ? `${pkg}:${kind}` : type;
}

function changedProperties(step: StepRecord, width: number): string[] {
  if (step.operation === "create" || step.operation === "delete" || step.operation === "delete-replaced") return [];
  const detailed = Object.keys(step.detailedDiff);
  const paths = detailed.length > 0 ? detailed : step.diffs;
  const others = paths.filter((path) => !path.startsWith(permissionsProperty));
  const permissions = others.length === paths.length ? [] : changedPermissions(step);
  // What the names do not tell, such as another order, is shown as it is.
  const shown = permissions.length > 0 ? others : paths;
  return [...shown.map((path) => changedProperty(step, path, width)), ...permissions];
}

function changedPermissions(step: StepRecord): string[] {
  return permissionChanges(step).map(({ change, text }) => `      ${change} ${text}`);
}

function changedProperty(step: StepRecord, path: string, width: number): string {
  const kind = (step.detailedDiff[path] ?? "UPDATE").replace("_REPLACE", "");
  const forced = step.replaceKeys.includes(path) ? " (forces replacement)" : "";
  const start = `      ${symbolOfDiff[kind] ?? "~"} ${path}: `;
  const room = Math.max(20, width - start.length - forced.length);
  const before = propertyAt(step.oldInputs, path) ?? propertyAt(step.oldOutputs, path);
  const after = propertyAt(step.newInputs, path) ?? propertyAt(step.newOutputs, path);
  if (kind === "ADD") return `${start}${renderInline(after, room)}${forced}`;
  if (kind === "DELETE") return `${start}${renderInline(before, room)}${forced}`;
  const half = Math.floor((room - 4) / 2);
  return `${start}${renderInline(before, half)} => ${renderInline(after, half)}${forced}`;
}

/** Whole seconds from ten on, tenths below. */
export function seconds(milliseconds: number): string {
  return milliseconds >= 10_000 ? `${Math.round(milliseconds / 1000)}s` : `${(milliseconds / 1000).toFixed(1)}s`;
}
