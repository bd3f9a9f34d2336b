/**
 * The policy pack for `pulumi preview --policy-pack`: the rules as a gate. The engine starts it as a program of its own, which
 * serves until it is ended. `docs/policy.md` says how it is used.
 */
import { PolicyPack, type ReportViolation } from "@pulumi/policy";
import { resourceTypes } from "../manifest";
import { judgeStack, type Violation } from "./judgeStack";
import { Registrations } from "./registrations";
import { configSchema, type RuleLevels } from "./ruleLevels";
import { toProgramResources } from "./stackResources";

/** What the framework takes in fact: the form by which one policy reports under the level and name of each rule. */
type ReportInFull = (violation: {
  readonly name: string;
  readonly message: string;
  readonly urn: string;
  readonly enforcementLevel: Violation["enforcement"];
}) => void;

const registrations = new Registrations();

new PolicyPack("entra-app-registration", {
  description: "What Entra ID would refuse, and what a reviewer of app registrations should know.",
  policies: [
    {
      name: "registrations",
      description: "Reads what the program declares, for the policy app-registrations. It changes and reports nothing.",
      // Of the three moments at which a policy sees inputs, the only one at which secrets are told from other values.
      enforcementLevel: "remediate",
      remediateResource: ({ urn, type, props }) => {
        registrations.add({ urn, type, props });
      },
    },
    {
      name: "app-registrations",
      description: "App registrations follow the rules of docs/rules.md.",
      enforcementLevel: "mandatory",
      configSchema,
      validateStack: ({ resources, getConfig }, reportViolation) => {
        if (registrations.isEmpty && resources.some(({ type }) => type === resourceTypes.application)) {
          return reportViolation('nothing was judged: leave the policy "registrations" at the level "remediate"');
        }
        const violations = judgeStack(toProgramResources(resources, registrations), {
          today: new Date().toISOString().slice(0, 10),
          levels: getConfig<RuleLevels>(),
          isRegistered: (urn) => registrations.inputsOf(urn) !== undefined,
        });
        for (const violation of violations) report(violation, reportViolation);
      },
    },
  ],
});

function report({ ruleId, enforcement, urn, message }: Violation, reportViolation: ReportViolation): void {
  // The cast: the framework's types leave this form out.
  const reportInFull = reportViolation as unknown as ReportInFull;
  reportInFull({ name: ruleId, message, urn, enforcementLevel: enforcement });
}
