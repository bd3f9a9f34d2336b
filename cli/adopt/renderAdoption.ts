/** What an adoption comes to, for the person who asked for it. Pure. */
import type { AdoptException } from "../../adopt";
import { wrapText } from "../../common";
import type { Refusal } from "../connect/connectRefusedError";
import type { Paint } from "../paint";
import { plainText } from "../plainText";
import { describeException } from "./describeException";
import type { AdoptionPlan } from "./planAdoption";

export interface AdoptionView {
  readonly paint: Paint;
  /** Characters of a line. */
  readonly width: number;
}

const titles = {
  changed: "The first up after the import changes:",
  leftAlone: "Left alone in the directory, and not declared:",
} as const;

/** What the next preview shows, and what no program says, app by app. Each line ends in a line break. */
export function renderExceptions({ apps }: Pick<AdoptionPlan, "apps">, view: AdoptionView): string {
  return apps
    .map(({ adopted: { name, displayName, exceptions } }) => {
      const title = `${view.paint("bold", name)}  ${view.paint("dim", plainText(displayName))}\n`;
      return `${title}${renderEffect("changed", exceptions, view)}${renderEffect("leftAlone", exceptions, view)}`;
    })
    .join("\n");
}

function renderEffect(
  effect: AdoptException["effect"],
  exceptions: readonly AdoptException[],
  { paint, width }: AdoptionView,
): string {
  const listed = exceptions.filter((one) => one.effect === effect);
  if (listed.length === 0) return "";
  const lines = listed.map((one) => wrapText(describeException(one), width - 6).join("\n      "));
  return `  ${paint(effect === "changed" ? "yellow" : "dim", titles[effect])}\n${lines.map((line) => `    - ${line}\n`).join("")}`;
}

/** Why apps stay out that were looked at. */
export function renderSkipped(skipped: readonly Refusal[], { width }: AdoptionView): string {
  if (skipped.length === 0) return "";
  const wrap = (text: string): string =>
    text
      .split("\n")
      .flatMap((line) => wrapText(line, width - 4))
      .join("\n    ");
  const lines = skipped.map(({ problem, fix }) => `  - ${wrap(problem)}\n    ${wrap(`Fix: ${fix}`)}\n`);
  return `Not adopted:\n${lines.join("")}\n`;
}

export interface NextSteps {
  /** As it is named from the folder of the command. */
  readonly importFile: string;
  readonly stack: string;
  readonly isPractice: boolean;
  readonly linesToAdd: readonly string[];
  /** The program's file, as people call it. */
  readonly entry: string;
}

/** The commands that come next, in their order. */
export function listNextSteps({ importFile, stack, isPractice }: NextSteps): readonly string[] {
  const steps = stepsByEngine(importFile, stack);
  return isPractice ? steps.rehearsal : steps.pulumi;
}

function stepsByEngine(importFile: string, stack: string) {
  const option = stack === "dev" ? "" : ` --stack ${stack}`;
  const file = /^[\w./-]+$/.test(importFile) ? importFile : JSON.stringify(importFile);
  const plain = "--protect=false --generate-code=false";
  return {
    rehearsal: [`npx appreg rehearse import --file ${file}${option}`, `npx appreg rehearse preview${option}`],
    pulumi: [`pulumi import --file ${file} ${plain}${option}`, `pulumi preview --diff${option}`],
  };
}

export function renderNextSteps(steps: NextSteps): string {
  const { linesToAdd, entry, importFile, stack, isPractice } = steps;
  const join = linesToAdd.length === 0 ? "" : `\nLeft alone: ${entry}. Add to it:\n${lines(linesToAdd)}`;
  // A practice tenant serves both engines.
  const others = isPractice ? `Or with the Pulumi CLI:\n${lines(stepsByEngine(importFile, stack).pulumi)}` : "";
  return `${join}\nNext:\n${lines(listNextSteps(steps))}${others}`;
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `  ${text}\n`).join("");
}
