/** The answer for other programs, as one JSON document. */
import type { LeastPrivilege, PermissionKind } from "../../../catalogue";
import type { Answer, AnsweredCall } from "./answerCalls";
import type { DeclaredDifference } from "./compareDeclared";

/** What an app lacks and has too much of, where one was named. */
export interface ComparedApp {
  readonly app: string;
  readonly difference: DeclaredDifference;
}

export function leastJson({ calls, together }: Answer, compared: ComparedApp | undefined): object {
  return {
    calls: calls.map(callJson),
    least: { delegated: together.delegated.names, application: together.application.names },
    ...(compared === undefined ? {} : { app: compared.app, difference: compared.difference }),
  };
}

function callJson({ call: { method, url }, ...answers }: AnsweredCall) {
  return { method, url, delegated: kindJson(answers, "delegated"), application: kindJson(answers, "application") };
}

function kindJson(answers: Readonly<Record<PermissionKind, LeastPrivilege | null>>, kind: PermissionKind) {
  const answer = answers[kind];
  if (answer === null) return null;
  const { least, alternatives, source } = answer;
  return { least, alternatives, source };
}
