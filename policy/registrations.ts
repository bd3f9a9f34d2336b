/**
 * What a program registers, resource by resource. A stack policy is shown outputs only: what the provider adds cannot be told
 * from what was declared there, a missing end of a secret shows as unknown, and a component has none of its inputs.
 */
import { resourceTypes } from "../manifest";
import { plainProperties } from "./plainProperties";

type Inputs = Readonly<Record<string, unknown>>;

export interface Registration {
  readonly urn: string;
  readonly type: string;
  readonly props: object;
}

export class Registrations {
  readonly #inputs = new Map<string, Inputs>();
  #count = 0;

  /** Whether the engine has shown any resource at all. */
  get isEmpty(): boolean {
    return this.#count === 0;
  }

  /** The last registration counts: one process may serve a preview and the update after it. */
  add({ urn, type, props }: Registration): void {
    this.#count += 1;
    if (isOurs(type)) this.#inputs.set(urn, plainProperties(props));
  }

  /** Inputs as the program gave them, secrets marked; undefined for what this run has not registered. */
  inputsOf(urn: string): Inputs | undefined {
    return this.#inputs.get(urn);
  }
}

/** The program's other resources may be many, and hold what is nobody's business here. */
export function isOurs(type: string): boolean {
  return type.startsWith("azuread:") || type === resourceTypes.component;
}
