/** The exceptions that a program writes at an app: inputs of the component, since azuread has no place for them. */
import type { RuleException } from "./appManifest";
import { nameOf, type ProgramResource, readBlocks, readOptionalText, readText } from "./programResource";
import { type ProgramResources, resourceTypes } from "./programResources";

/** None where the application was declared without the component. What is not settled is none: nobody could judge it. */
export function readExceptions(application: ProgramResource, program: ProgramResources): readonly RuleException[] {
  if (!application.urn.includes(`${resourceTypes.component}$`)) return [];
  const component = program.ofType(resourceTypes.component).find((found) => nameOf(found) === nameOf(application));
  return readBlocks(component?.inputs.exceptions).flatMap((inputs) => {
    const [rule, reason, until] = [readText(inputs.rule), readText(inputs.reason), readOptionalText(inputs.until)];
    if (rule.state !== "known" || reason.state !== "known" || (until && until.state !== "known")) return [];
    return [{ rule: rule.value, reason: reason.value, ...(until && { until: until.value }) }];
  });
}
