/** What stands below the steps of a rehearsal: messages, outputs of the stack, how many resources changed. */
import { stripVTControlCharacters } from "node:util";
import type { ChangeCounts, Diagnostic, PropertyMap, StepOperation } from "../../rehearsal";
import { seconds, shortType } from "./renderStep";
import { renderBlock } from "./renderValue";
import { stepWords } from "./stepWords";

/** Messages under the resource they are about; empty when there is nothing to tell. */
export function renderDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const lasting = diagnostics.filter(({ ephemeral }) => ephemeral !== true);
  if (lasting.length === 0) return "";
  const about = new Map<string, string[]>();
  for (const diagnostic of lasting) {
    const title = diagnostic.urn === undefined ? "The stack" : titleOf(diagnostic.urn);
    about.set(title, [...(about.get(title) ?? []), renderMessage(diagnostic)]);
  }
  // A program that fails in several places at once often says the same several times.
  const blocks = [...about].map(([title, messages]) => `  ${title}:\n${[...new Set(messages)].join("")}`);
  return `Diagnostics:\n${blocks.join("\n")}\n`;
}

function titleOf(urn: string): string {
  const [, , types = "", name = ""] = urn.split("::");
  return `${shortType(types.split("$").at(-1) ?? types)} (${name})`;
}

function renderMessage({ severity, message }: Diagnostic): string {
  // Node's own colours come with the errors of a program.
  const [first = "", ...rest] = stripVTControlCharacters(message).trimEnd().split("\n");
  const prefix = severity === "info" ? "" : `${severity}: `;
  return [`${prefix}${first}`, ...rest].map((line) => `    ${line}\n`).join("");
}

/** The outputs of the stack, each with a symbol when it is new, changed or gone. */
export function renderOutputs(olds: PropertyMap, news: PropertyMap): string {
  const names = [...new Set([...Object.keys(news), ...Object.keys(olds)])].sort();
  if (names.length === 0) return "";
  const lines = names.map((name) => {
    const value = news[name] ?? olds[name] ?? null;
    return `  ${outputSymbol(name, olds, news)} ${name}: ${renderBlock(value, "    ")}\n`;
  });
  return `Outputs:\n${lines.join("")}\n`;
}

function outputSymbol(name: string, olds: PropertyMap, news: PropertyMap): string {
  if (!Object.hasOwn(news, name)) return "-";
  if (!Object.hasOwn(olds, name)) return "+";
  return JSON.stringify(olds[name]) === JSON.stringify(news[name]) ? " " : "~";
}

/** In the order in which Pulumi counts. */
const counted: readonly StepOperation[] = ["create", "update", "replace", "delete", "import", "refresh"];

/** How many resources changed, and how long it took. */
export function renderCounts(changes: ChangeCounts, preview: boolean, milliseconds: number): string {
  const lines = counted.flatMap((operation) => {
    const count = changes[operation] ?? 0;
    const { symbol, planned, done } = stepWords[operation];
    return count === 0 ? [] : [`    ${symbol.trimEnd().padEnd(2)}${count} ${preview ? `to ${planned}` : done}\n`];
  });
  const unchanged = changes.same === undefined ? [] : [`    ${changes.same} unchanged\n`];
  return `Resources:\n${[...lines, ...unchanged].join("") || "    none\n"}\nDuration: ${seconds(milliseconds)}\n`;
}
