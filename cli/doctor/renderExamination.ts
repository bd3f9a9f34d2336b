/** What an examination found, for a person: a line each, with a mark and what to do. */
import { wrapText } from "../../common";
import type { CommandDiagnosis, Diagnosis, Mark } from "../../lifecycle";
import type { Paint, Style } from "../paint";
import { plainText } from "../plainText";
import { type Examination, isBlocked } from "./examination";

export interface ExaminationView {
  readonly paint: Paint;
  /** Characters that fit in a line. */
  readonly width: number;
  /** Whether one command was asked about, of which everything is told. */
  readonly isDetailed: boolean;
}

const marks: Readonly<Record<Mark, readonly [sign: string, style: Style]>> = {
  ok: ["✓", "green"],
  warning: ["!", "yellow"],
  blocks: ["✗", "red"],
  unknown: ["?", "dim"],
};

const labelWidth = 12;
const indent = 2 + labelWidth;

export function renderExamination(examination: Examination, view: ExaminationView): string {
  const { diagnoses, commands, operator } = examination;
  const found = diagnoses.map((diagnosis) => renderDiagnosis(diagnosis, view)).join("");
  const isApp = operator?.kind === "app";
  const table = commands.map((command) => renderCommand(command, isApp, view)).join("");
  const heading = commands.length === 0 ? "" : `\n${view.paint("bold", "Privileges of commands")}\n`;
  return `${found}${heading}${table}\n${renderVerdict(examination, view)}\n`;
}

function renderDiagnosis({ subject, mark, what, fix }: Diagnosis, view: ExaminationView): string {
  return renderEntry({ mark, label: subject, lines: [what, ...(fix === undefined ? [] : [`fix: ${fix}`])] }, view);
}

interface Entry {
  readonly mark: Mark;
  readonly label: string;
  /** Each begins on a line of its own. */
  readonly lines: readonly string[];
}

function renderEntry({ mark, label, lines }: Entry, { paint, width }: ExaminationView): string {
  const [sign, style] = marks[mark];
  const [first = "", ...rest] = lines.flatMap((line) => wrapText(plainText(line), width - indent));
  const below = rest.map((line) => `${" ".repeat(indent)}${line}\n`).join("");
  return `${paint(style, sign)} ${paint("dim", label)}${" ".repeat(labelWidth - label.length)}${first}\n${below}`;
}

function renderCommand(diagnosis: CommandDiagnosis, isApp: boolean, view: ExaminationView): string {
  const { command, mark, least, lacking, lackingRoles, closed } = diagnosis;
  const kind = isApp ? "application" : "delegated";
  const lacks = lacking.length === 0 ? [] : [`lacks ${lacking.join(", ")}`];
  const roles = lackingRoles.map(({ what, role }) => `the user may not ${what}: the least role is ${role}`);
  const uncertain = mark === "unknown" ? ["whether the user's roles do cannot be read here"] : [];
  const details = [
    ...(closed.length > 0 ? [`closed without: ${closed.join(", ")}`] : []),
    `the least that does: ${least.join(", ")} (${kind})`,
  ];
  const found = [...lacks, ...(mark === "unknown" ? uncertain : roles)];
  const lines = [...(found.length === 0 ? ["has what it needs"] : found), ...(view.isDetailed ? details : [])];
  return renderEntry({ mark, label: command, lines }, view);
}

function renderVerdict(examination: Examination, { paint, isDetailed }: ExaminationView): string {
  if (!isBlocked(examination)) return paint("green", "Nothing blocks.");
  const { operator, commands } = examination;
  const lacks = commands.some(({ lacking }) => lacking.length > 0);
  const advice = [
    ...(lacks && operator?.kind === "app"
      ? [`An administrator grants the app ${plainText(operator.name)} what it lacks; then sign in anew.`]
      : []),
    ...(lacks && operator?.kind === "user" ? ["Sign in by way of an app that has what is lacking."] : []),
    ...(isDetailed || commands.length === 0 ? [] : ["`appreg doctor --for <command>` tells of one alone."]),
  ];
  return [paint("red", "Something blocks."), ...advice].join("\n");
}
