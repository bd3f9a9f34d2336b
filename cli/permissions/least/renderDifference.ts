/** What an app lacks and has too much of, for a person. */
import type { PermissionKind } from "../../../catalogue";
import type { Paint } from "../../paint";
import type { Answer } from "./answerCalls";
import { differs, type KindDifference } from "./compareDeclared";
import { describeCall } from "./graphCall";
import type { ComparedApp } from "./leastJson";

/** Each line ends in a line break. */
export function renderDifference({ app, difference }: ComparedApp, answer: Answer, paint: Paint): string {
  const title = `${paint("bold", app)} declares ${differs(difference) ? "something else" : "what these calls need"}\n`;
  // The cast: the keys of the record are kinds.
  const rows = (Object.entries(difference) as [PermissionKind, KindDifference][]).flatMap(([kind, entry]) => [
    ...entry.missing.map((name) => `  ${paint("red", "missing")}  ${kind} ${name}${reason(answer, kind, name)}\n`),
    ...entry.surplus.map((name) => `  ${paint("yellow", "surplus")}  ${kind} ${name}: no call needs it\n`),
  ]);
  return `${title}${rows.join("")}`;
}

/** The calls that want it. */
function reason({ calls, together }: Answer, kind: PermissionKind, name: string): string {
  const behind = calls.filter(
    (one) => one[kind]?.least.includes(name) || together[kind].callsOf.get(name)?.includes(one.call),
  );
  const [first, ...others] = behind;
  if (first === undefined) return "";
  return `: ${describeCall(first.call)}${others.length > 0 ? ` and ${others.length} more` : ""}`;
}
