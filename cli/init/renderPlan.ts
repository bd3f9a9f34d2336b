/** Shows what would be written. Pure. */
import { basename, relative, sep } from "node:path";
import type { Paint } from "../paint";
import { renderDiff } from "./lineDiff";
import type { PlannedFile } from "./planInit";

export interface PlanView {
  readonly paint: Paint;
  /** Folder from which paths are told. */
  readonly from: string;
  /** Every file in full, not only those in which there is something to decide. */
  readonly all: boolean;
}

/** The same in every new project. */
const usual: ReadonlySet<string> = new Set(["package.json", "tsconfig.json", ".gitignore", "Pulumi.yaml"]);

/** Each line ends in a line break. */
export function renderPlan(files: readonly PlannedFile[], { paint, from, all }: PlanView): string {
  const isShown = ({ path, before }: PlannedFile): boolean => all || before !== undefined || !usual.has(basename(path));
  const shown = files.filter(isShown).map((file) => {
    const title = `${shortPath(file.path, from)}${file.before === undefined ? " (new)" : ""}`;
    return `${paint("bold", title)}\n${renderDiff(file.before ?? "", file.after, paint)}`;
  });
  const others = files.filter((file) => !isShown(file)).map(({ path }) => shortPath(path, from));
  const rest = others.length === 0 ? [] : [`${paint("bold", `and ${others.join(", ")}`)}\n`];
  return [...shown, ...rest].join("\n");
}

/** With slashes on every system. */
export function shortPath(path: string, from: string): string {
  return relative(from, path).split(sep).join("/");
}
