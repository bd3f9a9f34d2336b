/** All that is known of a permission's name, for a person: each kind with its id, its meaning and the calls it opens. */
import { callsOpenedBy, type OpenedCall, type Permission } from "../../../catalogue";
import { wrapText } from "../../../common";
import type { Paint } from "../../paint";
import type { NamedPermission } from "./namedPermission";
import { type Fact, meaningFacts } from "./renderMeaning";

const kindWords = { delegated: "the app acts for a signed-in user", application: "the app acts on its own" } as const;

/** So many calls give an idea. */
const shownCalls = 8;
const labelWidth = 11;
const indent = "  ";

export interface ShownView {
  readonly paint: Paint;
  /** Characters that fit in a line. */
  readonly width: number;
  /** Every call, not the first few. */
  readonly all: boolean;
}

/** Each line ends in a line break. */
export function renderShown({ api, name, permissions }: NamedPermission, view: ShownView): string {
  const { paint } = view;
  const title = `${paint(["bold", "cyan"], name)}\n${api.displayName} ${paint("dim", `(${api.name})`)}`;
  return `${title}\n${permissions.map((permission) => `\n${renderKind(permission, view)}`).join("")}`;
}

function renderKind(permission: Permission, view: ShownView): string {
  const { paint, width } = view;
  const { kind, id } = permission;
  const title = `${indent}${paint("bold", kind)}: ${kindWords[kind]}\n`;
  const facts: readonly Fact[] = [["id", id], ...meaningFacts(permission, paint)];
  const opened = renderOpened(callsOpenedBy(permission), view);
  return `${title}${facts.map((fact) => renderFact(fact, width)).join("")}${opened}`;
}

function renderFact([label, text]: Fact, width: number): string {
  return renderLines(label, wrapVisible(text, width - indent.length - labelWidth));
}

/** The label stands beside the first line. */
function renderLines(label: string, lines: readonly string[]): string {
  return lines.map((line, index) => `${indent}${(index === 0 ? label : "").padEnd(labelWidth)}${line}\n`).join("");
}

/** Colours take no room: they are left out while lines are broken, which puts none inside of a word. */
function wrapVisible(text: string, room: number): string[] {
  const words = text.split(" ");
  let at = 0;
  return wrapText(words.map(visible).join(" "), room).map((line) => {
    const count = line.split(" ").length;
    at += count;
    return words.slice(at - count, at).join(" ");
  });
}

function visible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape sequences of colours begin with one
  return text.replaceAll(/\u001b\[[\d;]*m/g, "");
}

function renderOpened(calls: readonly OpenedCall[], { all, paint }: ShownView): string {
  if (calls.length === 0) return "";
  const some = all ? calls : calls.slice(0, shownCalls);
  const lines = some.map(({ method, path, isLeast, needsAlso }) => {
    const also = needsAlso.length === 0 ? "" : `, with ${needsAlso.join(" and ")}`;
    return `${isLeast ? "*" : " "} ${method.padEnd(6)} ${paint("cyan", path)}${also}`;
  });
  const more = calls.length - some.length;
  if (more > 0) lines.push(`  and ${more} more (--all)`);
  if (some.some(({ isLeast }) => isLeast)) lines.push(paint("dim", "* nothing less opens it"));
  return renderLines("opens", lines);
}
