/** What a rule is held to: apps that it takes, apps that it finds something about, and apps that it does not speak of. */
import type { Problem } from "../../../rules";
import type { Parts } from "../appWith";

export interface RuleCase {
  /** Of the rule. */
  readonly id: string;
  /** Apps to which it applies, and which are right; each with what is right about it. */
  readonly takes: Readonly<Record<string, Parts>>;
  /** Apps that are wrong, and the whole of what the rule finds. The first one's first finding is in `docs/rules.md`. */
  readonly finds: Readonly<Record<string, { readonly app: Parts; readonly problems: readonly Problem[] }>>;
  /** Apps to which it does not apply, or of which it cannot tell. */
  readonly passesOver: Readonly<Record<string, Parts>>;
}

/** As many texts as wanted, all different. */
export function several(count: number, name: (index: number) => string): readonly string[] {
  return Array.from({ length: count }, (_, index) => name(index));
}
