/** What Entra would refuse, one rule a file, judged on the manifest. */
import type { AppManifest } from "../manifest";
import { consentRequested } from "./consentRequested";
import { displayNameLength } from "./displayNameLength";
import { ownerForm } from "./ownerForm";
import { pageUrls } from "./pageUrls";
import { permissionKnown } from "./permissionKnown";
import { permissionLimits } from "./permissionLimits";
import { permissionUnique } from "./permissionUnique";
import { redirectUriBareHost } from "./redirectUriBareHost";
import { redirectUriCharacters } from "./redirectUriCharacters";
import { redirectUriCount } from "./redirectUriCount";
import { redirectUriForm } from "./redirectUriForm";
import { redirectUriIpv6 } from "./redirectUriIpv6";
import { redirectUriLength } from "./redirectUriLength";
import { redirectUriPersonal } from "./redirectUriPersonal";
import { redirectUriPlainHttp } from "./redirectUriPlainHttp";
import { redirectUriUnique } from "./redirectUriUnique";
import type { Finding, Problem, Rule, RuleContext } from "./rule";
import { tagForm } from "./tagForm";
import { tokenVersion } from "./tokenVersion";

export type { Finding, Problem, Rule, RuleContext, RuleLevel } from "./rule";

/** In the order in which their findings are told. */
export const rules: readonly Rule[] = [
  displayNameLength,
  redirectUriForm,
  redirectUriPlainHttp,
  redirectUriIpv6,
  redirectUriBareHost,
  redirectUriCharacters,
  redirectUriLength,
  redirectUriPersonal,
  redirectUriCount,
  redirectUriUnique,
  pageUrls,
  permissionKnown,
  permissionUnique,
  permissionLimits,
  consentRequested,
  ownerForm,
  tagForm,
  tokenVersion,
];

/** Everything that the rules find about an app, rule by rule. */
export function judgeManifest(manifest: AppManifest, context: RuleContext): readonly Finding[] {
  return rules.flatMap((rule) => rule.judge(manifest, context).map((problem) => describe(rule, problem)));
}

function describe({ id, level, code }: Rule, problem: Problem): Finding {
  return { ...problem, ruleId: id, level, ...(code !== undefined && { code }) };
}
