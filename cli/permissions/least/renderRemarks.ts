/** What is told beside the answer: requests that were left aside, and calls of which nothing is known. */
import { wrapText } from "../../../common";
import type { AnsweredCall } from "./answerCalls";
import { describeCall } from "./graphCall";

const shownHosts = 5;

/** Empty where nothing was left aside. */
export function renderIgnored(ignored: ReadonlyMap<string, number>): string {
  const hosts = [...ignored].sort(([, left], [, right]) => right - left);
  const total = hosts.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return "";
  const some = hosts.slice(0, shownHosts).map(([host, count]) => `${host} (${count})`);
  const more = hosts.length > shownHosts ? ` and ${hosts.length - shownHosts} more hosts` : "";
  const text = `Ignored ${total} request${total === 1 ? "" : "s"} to other hosts: ${some.join(", ")}${more}`;
  return `${wrapText(text, 80).join("\n")}\n`;
}

/** One paragraph a call; empty where every call is known. */
export function renderUnknown(calls: readonly AnsweredCall[], width: number): string {
  return calls
    .map(({ call, nearest = [] }) => {
      const known = nearest.length > 0 ? `; the nearest that is: ${nearest.join(", ")}` : "";
      return `${wrapText(`Not known: ${describeCall(call)}${known}`, width).join("\n")}\n`;
    })
    .join("");
}
