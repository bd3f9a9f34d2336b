/**
 * What Entra would refuse and what a reviewer should know, judged on the manifest: one rule a file, in a folder of its
 * subject. `docs/rules.md` lists them all.
 */
import type { AppManifest } from "../manifest";
import { apiRules } from "./api";
import { assignmentRules } from "./assignments";
import { clientTypeRules } from "./clientType";
import { credentialRules } from "./credentials";
import { identityRules } from "./identity";
import { permissionRules } from "./permissions";
import { redirectUriRules } from "./redirectUris";
import type { Finding, Problem, Rule, RuleContext } from "./rule";

export { findPlatform } from "./credentials/federatedPlatforms";
export { describeProblem } from "./describeProblem";
export { type AcceptedFinding, acceptFindings, judgeExceptions } from "./exceptions";
export { covers, kindOf } from "./permissions/consents";
export type { Finding, Problem, Rule, RuleContext, RuleLevel } from "./rule";

/** The rules by what they are about. */
export const ruleSubjects: readonly { readonly title: string; readonly rules: readonly Rule[] }[] = [
  { title: "Name, tags, owners and pages", rules: identityRules },
  { title: "Redirect URIs", rules: redirectUriRules },
  { title: "Kind of client", rules: clientTypeRules },
  { title: "Permissions and consent", rules: permissionRules },
  { title: "An API's own surface, and tokens", rules: apiRules },
  { title: "Credentials", rules: credentialRules },
  { title: "Who may use the app", rules: assignmentRules },
];

/** In the order in which their findings are told. */
export const rules: readonly Rule[] = ruleSubjects.flatMap((subject) => subject.rules);

/** Everything that the rules find about an app, rule by rule. */
export function judgeManifest(manifest: AppManifest, context: RuleContext): readonly Finding[] {
  return rules.flatMap((rule) => rule.judge(manifest, context).map((problem) => describe(rule, problem)));
}

function describe({ id, level, code }: Rule, problem: Problem): Finding {
  return { ...problem, ruleId: id, level, ...(code !== undefined && { code }) };
}
