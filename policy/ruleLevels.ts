/** How grave a violation of each rule is: by default as the rule says, otherwise as the configuration of the pack does. */
import type { PolicyConfigSchema } from "@pulumi/policy";
import { type RuleLevel, rules } from "../rules";

/** mandatory: the preview fails. advisory: it is told. disabled: nothing is said. */
export type Enforcement = "mandatory" | "advisory" | "disabled";

/** The settings of the stack policy, in the file of `--policy-pack-config`. */
export interface RuleLevels {
  /** By id of the rule. */
  readonly rules?: Readonly<Record<string, Enforcement>>;
  /** The least grave level of rules that is told at all. @default "risky" */
  readonly minimum?: RuleLevel;
}

/** What the pack says beside the rules, by the id under which it is configured. */
export const ownRules = {
  /** An exception that is none. */
  exception: "exception",
  /** Values that a preview does not know, or that are secret, and that are no ids of the program's own resources. */
  notSettled: "not-settled",
} as const;

const enforcements: readonly Enforcement[] = ["mandatory", "advisory", "disabled"];

/** Pulumi checks the configuration by it, so that a misspelt rule is an error and not a gate left open. */
export const configSchema: PolicyConfigSchema = {
  properties: {
    rules: {
      type: "object",
      properties: Object.fromEntries(
        [...rules.map(({ id }) => id), ...Object.values(ownRules)].map((id) => [
          id,
          { type: "string", enum: [...enforcements] },
        ]),
      ),
      additionalProperties: false,
    },
    minimum: { type: "string", enum: ["refused", "risky"], default: "risky" },
  },
};

export function enforcementOf(
  { ruleId, level }: { readonly ruleId: string; readonly level: RuleLevel },
  levels: RuleLevels,
): Enforcement {
  const configured = levels.rules?.[ruleId];
  if (configured !== undefined) return configured;
  if (level === "refused") return "mandatory";
  return levels.minimum === "refused" ? "disabled" : "advisory";
}
