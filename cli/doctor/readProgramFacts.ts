/** What the program declares, for those who ask whether it can be brought up: a program that fails is a finding. */
import { ProjectError } from "../../common";
import { type DeclaredPart, type Diagnosis, declaredParts, partsOf } from "../../lifecycle";
import type { AppManifest } from "../../manifest";
import { type DeclaredOptions, readDeclared } from "../stack/readDeclared";

export interface ProgramFacts {
  readonly diagnosis: Diagnosis;
  /** Undefined where the program could not be read. */
  readonly manifests: readonly AppManifest[] | undefined;
  /** Every one where nobody knows. */
  readonly parts: readonly DeclaredPart[];
}

export async function readProgramFacts(options: DeclaredOptions): Promise<ProgramFacts> {
  const subject = "program";
  try {
    const { manifests, notices, symbols } = await readDeclared(options);
    const failure = notices.find(({ kind }) => kind === "failed");
    if (failure !== undefined) return unreadable(failure.text, "`appreg rehearse preview` shows where it fails");
    const count = manifests.length === 1 ? "1 app" : `${manifests.length} apps`;
    return {
      diagnosis: { subject, mark: "ok", what: `declares ${count}` },
      manifests,
      parts: partsOf(manifests, [...(symbols.people?.values() ?? [])]),
    };
  } catch (error) {
    if (!(error instanceof ProjectError)) throw error;
    return unreadable(error.problem, error.fix);
  }
}

function unreadable(problem: string, fix: string): ProgramFacts {
  const [first = ""] = problem.split("\n");
  const what = `what it declares cannot be read: ${first}`;
  return { diagnosis: { subject: "program", mark: "warning", what, fix }, manifests: undefined, parts: declaredParts };
}
