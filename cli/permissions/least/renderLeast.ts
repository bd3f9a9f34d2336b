/** What calls need, for a person: the permissions of each kind, the calls behind each, and how that is known. */
import { findPermission, type LeastPrivilege, type PermissionKind } from "../../../catalogue";
import { wrapText } from "../../../common";
import type { Paint } from "../../paint";
import { briefMeaning } from "../search/renderMeaning";
import type { Answer, AnsweredCall, TogetherAnswer } from "./answerCalls";
import { describeCall, type GraphCall } from "./graphCall";

const titles: Readonly<Record<PermissionKind, string>> = {
  delegated: "delegated: the app acts for a signed-in user",
  application: "application: the app acts on its own",
};

/** So many calls behind one permission show what it is for. */
const shownCalls = 5;
const shownAlternatives = 3;

export interface LeastView {
  readonly paint: Paint;
  /** Characters that fit in a line. */
  readonly width: number;
  /** Every call and every alternative, not the first few. */
  readonly all: boolean;
  readonly kinds: readonly PermissionKind[];
}

/** One block a kind; each line ends in a line break. */
export function renderLeast(answer: Answer, view: LeastView): string {
  return view.kinds
    .filter((kind) => answer.together[kind].names.length + answer.together[kind].impossible.length > 0)
    .map((kind) => renderKind(kind, answer, view))
    .join("\n");
}

function renderKind(kind: PermissionKind, { calls, together }: Answer, view: LeastView): string {
  const { names, callsOf, impossible } = together[kind];
  const title = `${view.paint("bold", titles[kind])}\n`;
  const blocks = names.map((name) => {
    const behind = calls.filter(({ call }) => callsOf.get(name)?.includes(call));
    return renderPermission(name, { kind, behind }, view);
  });
  return `${title}${blocks.join("")}${renderImpossible(impossible, kind, view)}${renderOtherSet(together[kind], view)}`;
}

interface Behind {
  readonly kind: PermissionKind;
  readonly behind: readonly AnsweredCall[];
}

function renderPermission(name: string, { kind, behind }: Behind, view: LeastView): string {
  const permission = findPermission("microsoftGraph", kind, name);
  const meaning = permission === undefined ? "" : `  ${briefMeaning(permission, view.paint)}`;
  const some = view.all ? behind : behind.slice(0, shownCalls);
  const more = behind.length - some.length;
  return [
    `  ${view.paint("cyan", name)}${meaning}\n`,
    ...some.map((answered) => renderCall(answered, { kind, name }, view)),
    more > 0 ? `    and ${more} more calls (--all)\n` : "",
  ].join("");
}

function renderCall(
  { call, ...answers }: AnsweredCall,
  { kind, name }: { readonly kind: PermissionKind; readonly name: string },
  view: LeastView,
): string {
  const answer = answers[kind];
  const remark = answer === null ? "" : describeAnswer(answer, name, view.all);
  const lines = wrapText(remark, view.width - 6).map((line) => `      ${view.paint("dim", line)}\n`);
  return `    ${describeCall(call)}\n${remark === "" ? "" : lines.join("")}`;
}

/** Why this permission, and what else would open the call. */
function describeAnswer(answer: LeastPrivilege, name: string, all: boolean): string {
  const { least, alternatives } = answer;
  if (!least.includes(name)) return `needed anyway; by itself ${least.join(" with ")} is enough`;
  const together = least.filter((other) => other !== name);
  const needs = together.length > 0 ? `; needs ${together.join(" and ")} besides` : "";
  const others = alternatives.map((way) => way.join(" with "));
  const some = all ? others : others.slice(0, shownAlternatives);
  const more = others.length - some.length;
  const also = some.length === 0 ? "" : `; also opened by ${some.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  return `${describeSource(answer)}${needs}${also}`;
}

function describeSource({ source, evidence }: LeastPrivilege): string {
  if (source === "marked") return "the least by Microsoft's mark";
  if (source === "inferred") return "the least by this project's rules";
  return evidence === undefined ? "corrected" : `corrected: ${evidence.reason} (${evidence.page})`;
}

/** Grouped by the reason. */
function renderImpossible(calls: readonly GraphCall[], kind: PermissionKind, view: LeastView): string {
  const texts = [...new Set(calls.map(describeCall))];
  const reasons = [...new Set(texts.map((text) => whyImpossible(text, kind)))];
  return reasons
    .map((reason) => {
      const because = texts.filter((text) => whyImpossible(text, kind) === reason);
      const some = view.all ? because : because.slice(0, shownCalls);
      const more = because.length > some.length ? [`and ${because.length - some.length} more calls (--all)`] : [];
      const lines = [...some, ...more].map((text) => `    ${text}\n`);
      return `  ${view.paint("yellow", "not possible")}: ${reason}\n${lines.join("")}`;
    })
    .join("");
}

function whyImpossible(call: string, kind: PermissionKind): string {
  if (kind === "delegated") return "no delegated permission opens it";
  return /^\w+ (\/(v1\.0|beta))?\/?me(\/|$)/i.test(call)
    ? "an app on its own has no /me, and calls /users/{id}"
    : "no application permission opens it";
}

/** The fewest permissions are not always the narrowest ones. */
function renderOtherSet({ names, least, narrowest, isFewest }: TogetherAnswer, { width }: LeastView): string {
  const isSame = least.join() === narrowest.join();
  const narrower = `More permissions, each narrower, would do too (--narrow): ${narrowest.join(", ")}`;
  const fewer = `Fewer permissions that allow more would do too: ${least.join(", ")}`;
  const other = isSame ? [] : [names.join() === narrowest.join() ? fewer : narrower];
  const unsure = isFewest ? [] : ["The calls are so many and so different that fewer permissions might do as well."];
  return [...other, ...unsure].flatMap((text) => wrapText(text, width - 2).map((line) => `  ${line}\n`)).join("");
}
