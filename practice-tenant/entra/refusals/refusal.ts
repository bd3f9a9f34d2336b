/** The one way in which the sign-in side says no. */
import { type RefusalCode, refusalCodes } from "./refusalCodes";
import type { RefusalText } from "./refusalText";

/**
 * An answer, not a fault of this program: whoever handles the request turns it into JSON, a redirect or a page.
 * It is no ProjectError because it speaks to the client of the server in Microsoft's words.
 */
export class Refusal extends Error {
  readonly error: string;
  readonly status: number;
  readonly suberror: string | undefined;
  readonly isForPerson: boolean;
  readonly fix: string;

  /** @param code the number after AADSTS */
  constructor(
    readonly code: RefusalCode,
    values: Readonly<Record<string, string>>,
    overrides: Partial<Pick<RefusalText, "error" | "suberror">> = {},
  ) {
    const text: RefusalText = { ...refusalCodes[code], ...overrides };
    super(fill(text.sentence, values));
    this.name = "Refusal";
    this.error = text.error;
    this.status = text.status;
    this.suberror = text.suberror;
    this.isForPerson = text.isForPerson === true;
    this.fix = fill(text.fix, values);
  }
}

/**
 * A refusal to throw. `values` fill the `{names}` of its texts; `overrides` are for the few codes whose OAuth error
 * depends on the endpoint.
 */
export function refuse(
  code: RefusalCode,
  values: Readonly<Record<string, string>> = {},
  overrides?: Partial<Pick<RefusalText, "error" | "suberror">>,
): Refusal {
  return new Refusal(code, values, overrides);
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder);
}
