/** The outputs of the stack: whole when they are new or all as before, otherwise only what changes in them. */
import type { PropertyMap, PropertyValue } from "../../rehearsal";
import { renderBlock, renderInline } from "./renderValue";

/** Empty when the stack has none. */
export function renderOutputs(olds: PropertyMap, news: PropertyMap): string {
  const changes = changedFields(olds, news, "  ");
  const lines =
    changes.length > 0
      ? changes
      : Object.keys(news)
          .sort()
          .map((name) => whole(name, news[name]));
  return lines.length === 0 ? "" : `Outputs:\n${lines.map((line) => `${line}\n`).join("")}\n`;
}

function whole(name: string, value: PropertyValue = null): string {
  return `    ${name}: ${renderBlock(value, "    ")}`;
}

/** A line or a block for each field that is new, gone or other than before. */
function changedFields(olds: PropertyMap, news: PropertyMap, indent: string): string[] {
  const names = [...new Set([...Object.keys(olds), ...Object.keys(news)])].sort();
  return names.flatMap((name) => changedValue(name, { before: olds[name], after: news[name] }, indent));
}

interface Change {
  readonly before: PropertyValue | undefined;
  readonly after: PropertyValue | undefined;
}

function changedValue(label: string, { before, after }: Change, indent: string): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (before === undefined) return [`${indent}+ ${label}: ${renderBlock(after ?? null, `${indent}  `)}`];
  if (after === undefined) return [`${indent}- ${label}: ${renderBlock(before, `${indent}  `)}`];
  const former = fieldsOf(before);
  const latter = fieldsOf(after);
  if (former === undefined || latter === undefined) {
    return [`${indent}~ ${label}: ${renderInline(before, shownCharacters)} => ${renderInline(after, shownCharacters)}`];
  }
  const [open, close] = isList(after) ? ["[", "]"] : ["{", "}"];
  return [`${indent}~ ${label}: ${open}`, ...changedFields(former, latter, `${indent}    `), `${indent}  ${close}`];
}

/** Of a value on either side of an arrow. */
const shownCharacters = 100;

/** The items of a list by index, the fields of an object by name; undefined for a plain value. */
function fieldsOf(value: PropertyValue): PropertyMap | undefined {
  if (isList(value)) return Object.fromEntries(value.map((item, index) => [`[${index}]`, item]));
  return typeof value === "object" && value !== null ? value : undefined;
}

function isList(value: PropertyValue): value is readonly PropertyValue[] {
  return Array.isArray(value);
}
