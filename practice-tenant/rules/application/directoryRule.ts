/** What a rule of the directory on applications is: a pure judgement on a change, one file each. */
import type { ErrorDetail } from "../../graph/http/graphError";
import type { Application } from "../../records";
import type { Store } from "../../store";

/** An application before (undefined: it is new) and after a change. */
export interface ApplicationChange {
  readonly before: Application | undefined;
  readonly after: Application;
}

/** What else a rule may look at. */
export interface RuleContext {
  readonly store: Store;
  readonly tenantId: string;
  readonly clock: () => Date;
}

/** A refusal of the directory: Graph's status and code, with a sentence of ours. */
export interface Refusal {
  readonly status: 400 | 403 | 409;
  readonly code: string;
  readonly message: string;
  /** Graph does not tell it with every refusal. */
  readonly detail?: ErrorDetail;
}

/** undefined: the rule has nothing against it. */
export type ApplicationRule = (change: ApplicationChange, context: RuleContext) => Refusal | undefined;

/** Graph's refusal of a value, which tells no more than the property; what is wrong with it is our addition. */
export function invalidValue(target: string, reason: string): Refusal {
  return {
    status: 400,
    code: "Request_BadRequest",
    message: `Invalid value specified for property '${target}' of resource 'Application': ${reason}.`,
    detail: { code: "InvalidValue", target },
  };
}

/**
 * A value that a collection holds twice.
 *
 * Seen in github.com/microsoftgraph/microsoft-graph-docs/issues/21667.
 */
export function duplicateValue(target: string, reason: string): Refusal {
  const message = `Request contains a property with duplicate values: ${reason}.`;
  return { status: 400, code: "DuplicateValue", message, detail: { code: "DuplicateValue", target } };
}

/** The first value that occurs a second time, compared as written. */
export function findDuplicate(values: readonly string[]): string | undefined {
  return values.find((value, index) => values.indexOf(value) !== index);
}

/** Whether personal Microsoft accounts may sign in. */
export function allowsPersonalAccounts({ signInAudience }: { readonly signInAudience: string | null }): boolean {
  return signInAudience === "AzureADandPersonalMicrosoftAccount" || signInAudience === "PersonalMicrosoftAccount";
}
