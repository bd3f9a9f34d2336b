/** A command `pulumi` that does nothing but write down how it was called and answer what a test gives it. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** Answers by the beginning of the arguments; what is not named ends with 0 and prints nothing. */
export type Answers = Readonly<
  Record<string, { readonly stdout?: string; readonly stderr?: string; readonly code?: number }>
>;

export interface StandInPulumi {
  /** A PATH on which it is the only `pulumi`. */
  readonly path: string;
  /** Arguments of every call so far, each as one line. */
  calls(): readonly string[];
  answer(answers: Answers): void;
}

/** The help of a CLI that can keep the plan of a preview. */
export const helpWithPlans = {
  "preview --help": { stdout: "      --save-plan string   [PREVIEW] Save the operations" },
};

export function createStandInPulumi(): StandInPulumi {
  const folder = mkdtempSync(join(tmpdir(), "appreg-stand-in-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [calls, answers, command] = ["calls", "answers.json", "pulumi"].map((name) => join(folder, name));
  writeFileSync(
    String(command),
    `#!${process.execPath}
const { appendFileSync, readFileSync } = require("node:fs");
const called = process.argv.slice(2).join(" ");
appendFileSync(${JSON.stringify(calls)}, called + "\\n");
const answers = JSON.parse(readFileSync(${JSON.stringify(answers)}, "utf8"));
const found = Object.keys(answers).find((begin) => called.startsWith(begin));
const { stdout = "", stderr = "", code = 0 } = answers[found] ?? {};
process.stderr.write(stderr);
process.stdout.write(stdout, () => process.exit(code));
`,
  );
  chmodSync(String(command), 0o755);
  const answer = (given: Answers): void => writeFileSync(String(answers), JSON.stringify(given));
  answer({});
  return {
    path: `${folder}:/usr/bin:/bin`,
    calls: () => (existsSync(String(calls)) ? readFileSync(String(calls), "utf8").trimEnd().split("\n") : []),
    answer,
  };
}
