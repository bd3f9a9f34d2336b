/** What stands below the steps of a rehearsal: messages, outputs of the stack, how many resources changed. */
import { stripVTControlCharacters } from "node:util";
import { type ScreenWidth, wrapLines } from "../../common";
import type { ChangeCounts, Diagnostic, StepOperation } from "../../rehearsal";
import { seconds, shortType } from "./renderStep";
import { stepWords } from "./stepWords";

/** Messages under the resource they are about; empty when there is nothing to tell. */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], width?: ScreenWidth): string {
  const lasting = diagnostics.filter(({ ephemeral }) => ephemeral !== true);
  if (lasting.length === 0) return "";
  const about = new Map<string, string[]>();
  for (const diagnostic of lasting) {
    const title = diagnostic.urn === undefined ? "The stack" : titleOf(diagnostic.urn);
    about.set(title, [...(about.get(title) ?? []), renderMessage(diagnostic)]);
  }
  // A program that fails in several places at once often says the same several times.
  const blocks = [...about].map(([title, messages]) => `  ${title}:\n${[...new Set(messages)].join("")}`);
  return wrapLines(`Diagnostics:\n${blocks.join("\n")}\n`, width);
}

function titleOf(urn: string): string {
  const [, , types = "", name = ""] = urn.split("::");
  return `${shortType(types.split("$").at(-1) ?? types)} (${name})`;
}

/** The plugin ends its lists of errors with an empty line, and what to do about them follows. */
const blankLinesBeforeFix = /\n\s*\n(?= *Fix: )/g;

function renderMessage({ severity, message }: Diagnostic): string {
  // Node's own colours come with the errors of a program.
  const text = stripVTControlCharacters(message).trimEnd().replaceAll(blankLinesBeforeFix, "\n");
  const [first = "", ...rest] = text.split("\n");
  const prefix = severity === "info" ? "" : `${severity}: `;
  return [`${prefix}${first}`, ...rest].map((line) => `    ${line}\n`).join("");
}

/** In the order in which Pulumi counts. */
const counted: readonly StepOperation[] = ["create", "update", "replace", "delete", "import", "refresh"];

export interface RunCounts {
  readonly changes: ChangeCounts;
  /** Resources that a message of severity error is about; the stack counts as one. */
  readonly errored: number;
  readonly milliseconds: number;
}

/** How many resources changed, and how long it took. */
export function renderCounts({ changes, errored, milliseconds }: RunCounts, preview: boolean): string {
  const lines = counted.flatMap((operation) => {
    const count = changes[operation] ?? 0;
    const { symbol, planned, done } = stepWords[operation];
    return count === 0 ? [] : [`    ${symbol.trimEnd().padEnd(2)}${count} ${preview ? `to ${planned}` : done}\n`];
  });
  const failures = errored === 0 ? [] : [`    ${errored} errored\n`];
  const unchanged = changes.same === undefined ? [] : [`    ${changes.same} unchanged\n`];
  return `Resources:\n${[...lines, ...failures, ...unchanged].join("") || "    none\n"}\nDuration: ${seconds(milliseconds)}\n`;
}
