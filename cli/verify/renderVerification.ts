/** A verification for a person at a terminal: one table, a row a check, and the count of them below. */
import { wrapText } from "../../common";
import { type Check, type CheckKind, countVerdicts, type Verdict, type VerifiedApp } from "../../lifecycle";
import type { Paint, Style } from "../paint";
import { plainText } from "../plainText";
import type { StackVerification } from "./verifyStack";

export interface VerificationLook {
  readonly paint: Paint;
  /** Characters that fit in a line. */
  readonly width: number;
}

const marks: Readonly<Record<Verdict, readonly [mark: string, style: Style]>> = {
  holds: ["✓", "green"],
  differs: ["✗", "red"],
  notProved: ["-", "yellow"],
};

const titles: Readonly<Record<CheckKind, string>> = {
  exists: "exists",
  applied: "brought up",
  configured: "configured",
  consented: "consented",
  token: "token",
  call: "call",
};

/** Each line ends in a line break. */
export function renderVerification(
  { record, tenantId, played, apps }: StackVerification,
  look: VerificationLook,
): string {
  const where = played === undefined ? `tenant ${tenantId}` : `the practice tenant, where ${played} is played`;
  const head = wrapText(`${record.project.name} (${record.stack.name}) in ${where}`, look.width);
  const width = Math.max(...apps.flatMap(({ checks }) => checks.map((check) => titleOf(check).length)), 0);
  const blocks = apps.map((app) => {
    const rows = app.checks.flatMap((check) => rowOf(check, { titleWidth: width, played, look }));
    return [renderName(app, look), ...rows];
  });
  return `${[head, ...blocks].map((lines) => lines.join("\n")).join("\n\n")}\n\n${summarize(apps, look)}\n`;
}

function renderName({ name, clientId }: VerifiedApp, { paint }: VerificationLook): string {
  return clientId === undefined ? paint("bold", name) : `${paint("bold", name)} · ${clientId}`;
}

/** Several of one kind are told apart by what they are about. */
function titleOf({ kind, subject }: Check): string {
  return subject === undefined ? titles[kind] : `${titles[kind]}: ${subject}`;
}

interface RowPlace {
  /** Of the longest title. */
  readonly titleWidth: number;
  readonly played: string | undefined;
  readonly look: VerificationLook;
}

function rowOf(check: Check, { titleWidth, played, look }: RowPlace): string[] {
  const { paint, width } = look;
  const [mark, style] = marks[check.verdict];
  // Who is played stands above the table.
  const by = check.by === undefined || check.by === played ? "" : ` (${check.by})`;
  const indent = " ".repeat(titleWidth + 6);
  const room = Math.max(width - indent.length, 30);
  const broken = (text: string, begin = ""): string[] => {
    const [first = "", ...rest] = wrapText(plainText(text), room - begin.length);
    return [`${begin}${first}`, ...rest.map((line) => `${" ".repeat(begin.length)}${line}`)];
  };
  const [found = "", ...rest] = broken(`${check.found}${by}`);
  return [
    `  ${paint(style, mark)} ${titleOf(check).padEnd(titleWidth)}  ${found}`,
    ...rest.map((line) => `${indent}${line}`),
    ...check.details.flatMap((detail) => broken(detail, "- ")).map((line) => `${indent}${line}`),
    ...(check.fix === undefined ? [] : broken(check.fix, "fix: ")).map((line) => `${indent}${line}`),
  ];
}

function summarize(apps: readonly VerifiedApp[], { paint }: VerificationLook): string {
  const { holds, differs, notProved } = countVerdicts(apps);
  const all = holds + differs + notProved;
  if (all === 0) return "The stack has no apps.";
  const parts = [
    `${holds} of ${all} checks hold`,
    ...(differs === 0 ? [] : [paint("red", `${differs} ${differs === 1 ? "differs" : "differ"}`)]),
    ...(notProved === 0 ? [] : [paint("yellow", `${notProved} not proved`)]),
  ];
  return `${parts.join(", ")}.`;
}
