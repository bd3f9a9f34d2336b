/** Which stack an app is for, and where that stack points. */
import type { Refusal } from "../connect/connectRefusedError";
import { describeStack, stacksOf } from "../project/findProject";
import type { StackAnswers, TenantAnswer } from "./answers";
import { askStackName, askTenant, defaultStackName, isStackName } from "./askStack";
import type { InitPlace } from "./initPlace";
import { refuseFor } from "./initRefusedError";
import type { Questions } from "./questions";
import { misfitOfStack } from "./stackFile";

export interface StackWish {
  readonly place: InitPlace;
  /** `--stack`. */
  readonly asked: string | undefined;
  /** `--tenant` and `--cloud`. */
  readonly tenant: TenantAnswer | undefined;
  readonly questions: Questions | undefined;
}

/** What is wrong with the options, as far as the project tells. */
export function misfitsOfStack({ place, asked, tenant }: Omit<StackWish, "questions">): Refusal[] {
  if (asked !== undefined && !isStackName(asked)) {
    return [
      {
        problem: `--stack ${JSON.stringify(asked)} is no name of a stack.`,
        fix: "use letters, digits, - and _, as in dev",
      },
    ];
  }
  const existing = existingStack(place, asked);
  const misfit = existing && tenant && misfitOfStack(existing.name, existing.config, tenant);
  return misfit === undefined ? [] : [misfit];
}

/**
 * A stack that is there keeps its tenant; a new one is asked for, or points to the practice tenant.
 *
 * @throws {QuestionLeft}
 */
export async function settleStack({ place, asked, tenant, questions }: StackWish): Promise<StackAnswers> {
  refuseFor(misfitsOfStack({ place, asked, tenant }));
  const existing = existingStack(place, asked);
  if (existing !== undefined) return { stack: existing.name, tenant };
  const settled = tenant ?? (questions === undefined ? "practice" : await askTenant(questions));
  const isAsked = asked === undefined && questions !== undefined;
  const stack = asked ?? (isAsked ? await askStackName(questions, settled) : defaultStackName(settled));
  return { stack, tenant: settled };
}

/** The one that was asked for, the one that commands take by themselves, or any: an app is in all of a project's stacks. */
function existingStack({ project }: InitPlace, asked: string | undefined) {
  if (project === undefined) return undefined;
  const names = stacksOf(project);
  const usual = describeStack(project, asked);
  if (names.includes(usual.name)) return usual;
  const [first] = names;
  return asked === undefined && first !== undefined ? describeStack(project, first) : undefined;
}
