/** What a rule of the directory is: a pure judgement on a change, one file each. */
import type { Application } from "../records";
import type { Store } from "../store";

/** An application before (undefined: it is new) and after a change. */
export interface ApplicationChange {
  readonly before: Application | undefined;
  readonly after: Application;
}

/** What else a rule may look at. */
export interface RuleContext {
  readonly store: Store;
  readonly tenantId: string;
}

/** A refusal of the directory: Graph's status and code, with a sentence of ours. */
export interface Refusal {
  readonly status: 400 | 403 | 409;
  readonly code: string;
  readonly message: string;
}

/** undefined: the rule has nothing against it. */
export type ApplicationRule = (change: ApplicationChange, context: RuleContext) => Refusal | undefined;

export function invalid(message: string): Refusal {
  return { status: 400, code: "Request_BadRequest", message };
}

/** The first value that occurs a second time, compared as written. */
export function findDuplicate(values: readonly string[]): string | undefined {
  return values.find((value, index) => values.indexOf(value) !== index);
}

/** Whether personal Microsoft accounts may sign in. */
export function allowsPersonalAccounts({ signInAudience }: Pick<Application, "signInAudience">): boolean {
  return signInAudience === "AzureADandPersonalMicrosoftAccount" || signInAudience === "PersonalMicrosoftAccount";
}
