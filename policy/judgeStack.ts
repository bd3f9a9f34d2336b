/** What the rules say about the apps of a stack. */
import { type AppManifest, manifestsFromResources, type ProgramResource, resourceTypes } from "../manifest";
import { acceptFindings, describeProblem, type Finding, judgeExceptions, judgeManifest, rules } from "../rules";
import { findUnsettled } from "./findUnsettled";
import { type Enforcement, enforcementOf, ownRules, type RuleLevels } from "./ruleLevels";
import { readSymbols } from "./stackResources";

export interface Violation {
  readonly ruleId: string;
  readonly enforcement: Exclude<Enforcement, "disabled">;
  /** Of the azuread resource that it is about. */
  readonly urn: string;
  readonly message: string;
}

export interface StackJudgement {
  /** The day on which is judged, as `2026-11-22` in UTC. */
  readonly today: string;
  readonly levels: RuleLevels;
  /** Whether this run registers a resource; what it leaves alone is not judged. */
  readonly isRegistered: (urn: string) => boolean;
}

/** Violations app by app, in the order of the resources; what an exception in force accepts is none. */
export function judgeStack(resources: readonly ProgramResource[], judgement: StackJudgement): readonly Violation[] {
  const manifests = manifestsFromResources(resources, readSymbols(resources));
  const ofApps = resources
    .filter(({ type }) => type === resourceTypes.application)
    .flatMap(({ urn }, index) => {
      const manifest = manifests[index];
      return manifest && judgement.isRegistered(urn) ? judgeApp(manifest, { urn, ...judgement }) : [];
    });
  const ofResources = resources
    .filter(({ urn }) => judgement.isRegistered(urn))
    .flatMap((resource) => tellUnsettled(resource, resources, judgement.levels));
  return [...ofApps, ...ofResources];
}

function judgeApp(
  manifest: AppManifest,
  { urn, today, levels }: StackJudgement & { readonly urn: string },
): readonly Violation[] {
  const { standing } = acceptFindings(judgeManifest(manifest, { today }), manifest.exceptions, { today });
  const ofExceptions = judgeExceptions(manifest.exceptions, { today, rules }).map(
    (problem): Finding => ({ ...problem, ruleId: ownRules.exception, level: "refused" }),
  );
  return [...standing, ...ofExceptions].flatMap((finding) => describe(finding, { urn, levels }));
}

function tellUnsettled(
  resource: ProgramResource,
  resources: readonly ProgramResource[],
  levels: RuleLevels,
): readonly Violation[] {
  const paths = findUnsettled(resource, resources);
  if (paths.length === 0) return [];
  const finding: Finding = {
    ruleId: ownRules.notSettled,
    level: "risky",
    argument: paths.join(", "),
    rule: "what a preview does not know, or is secret, cannot be judged before it is applied",
    fix: "write what decides who may do what in the source, or as plain text in the stack's configuration",
  };
  return describe(finding, { urn: resource.urn, levels });
}

function describe(
  finding: Finding,
  { urn, levels }: { readonly urn: string; readonly levels: RuleLevels },
): readonly Violation[] {
  const enforcement = enforcementOf(finding, levels);
  if (enforcement === "disabled") return [];
  const { ruleId, level, code, fix } = finding;
  const about = [`Rule: ${ruleId}`, level, ...(code === undefined ? [] : [code])].join(", ");
  return [{ ruleId, enforcement, urn, message: `${describeProblem(finding)}.\nFix: ${fix}\n${about}` }];
}
