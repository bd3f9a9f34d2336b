/** Answers as a person would give them, for tests that are about what becomes of them. */
import type { AppAnswers } from "../../../cli/init/answers";
import { type AppKindName, findKind } from "../../../cli/init/appKinds";
import { fillAnswers } from "../../../cli/init/settleAnswers";

export function answersFor(kindName: AppKindName, name: string, rest: Partial<AppAnswers> = {}): AppAnswers {
  const kind = findKind(kindName);
  if (kind === undefined) throw new Error(`no kind ${kindName}`);
  return fillAnswers({ kind, name, ...rest });
}

/** A permission of Microsoft Graph. */
export function graph(kind: "delegated" | "application", name: string): AppAnswers["permissions"][number] {
  return { api: "microsoftGraph", kind, name };
}
