/** The stacks of a project as a directory shows them, with those marked that were abandoned. */
import type { MarkedStack } from "../../lifecycle";
import { plainText } from "../plainText";
import { countOf } from "./words";

export interface StacksView {
  readonly project: string;
  /** As the person wrote it. */
  readonly age: string;
  readonly stacks: readonly MarkedStack[];
  readonly abandoned: readonly MarkedStack[];
  readonly now: Date;
}

/** One line a stack: its age is that of its newest app. */
export function renderStacks({ project, age, stacks, abandoned, now }: StacksView): string {
  const named = plainText(project);
  if (stacks.length === 0) return `The project ${named} has no app in this tenant.\n`;
  const width = Math.max(...stacks.map(({ stack }) => plainText(stack).length));
  const lines = stacks.map((stack) => {
    const counts = [
      countOf(stack.apps.length, "app"),
      ...(stack.recycled.length === 0 ? [] : [`${stack.recycled.length} in the recycle bin`]),
    ];
    const verdict = abandoned.includes(stack) ? "goes" : "stays";
    return `  ${plainText(stack.stack).padEnd(width)}  ${verdict.padEnd(5)}  ${describeAge(stack, now).padEnd(10)}  ${counts.join(", ")}`;
  });
  return `Stacks of ${named} by their newest app; older than ${age} goes:\n${lines.join("\n")}\n\n`;
}

const hour = 60 * 60 * 1000;

function describeAge({ newestAt }: MarkedStack, now: Date): string {
  if (newestAt === undefined) return "age?";
  const hours = Math.floor((now.getTime() - newestAt.getTime()) / hour);
  return hours < 48 ? countOf(Math.max(0, hours), "hour") : countOf(Math.floor(hours / 24), "day");
}
