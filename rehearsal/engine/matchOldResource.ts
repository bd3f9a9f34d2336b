/** Finds what a registered resource was in the last run, under its own URN or an alias. */
import type { ResourceState } from "../state/resourceState";
import type { AliasSpec, ResourceGoal } from "./goal";
import type { Plan } from "./plan";
import type { Run } from "./run";
import { createUrn, nameOf, qualifiedTypeOf, stackType, typeOf, urnFromQualifiedType } from "./urn";

/** The state of the last run, and the URN that it had there if that was another. */
export interface Match {
  readonly old?: ResourceState;
  readonly alias?: string;
}

/** @returns nothing when the resource is new */
export function matchOldResource(run: Run, plan: Plan, urn: string, goal: ResourceGoal): Match {
  const candidates = [urn, ...aliasUrns(run, plan, goal)];
  for (const candidate of candidates) {
    const old = run.olds.get(candidate);
    if (old === undefined) continue;
    if (candidate === urn) return { old };
    const owner = plan.urns.has(candidate) ? urn : plan.presentUrns.get(candidate);
    if (owner !== undefined) reportTaken(run, plan, { alias: candidate, urn, owner });
    plan.presentUrns.set(candidate, urn);
    plan.formerUrns.set(urn, candidate);
    return { old, alias: candidate };
  }
  return {};
}

/**
 * Every URN that the aliases stand for. A child whose name begins with that of a renamed parent inherits the
 * parent's alias.
 */
function aliasUrns(run: Run, plan: Plan, goal: ResourceGoal): string[] {
  const own = goal.aliases.map((alias) => collapseAlias(run, plan, goal, alias));
  const parentAlias = plan.formerUrns.get(goal.parent);
  if (parentAlias === undefined) return own;
  const inherit = (type: string, name: string): string =>
    inheritedUrn(run, { type, name }, { name: nameOf(goal.parent), alias: parentAlias });
  return [...new Set([...own, inherit(goal.type, goal.name), ...own.map((urn) => inherit(typeOf(urn), nameOf(urn)))])];
}

function collapseAlias(run: Run, plan: Plan, goal: ResourceGoal, alias: AliasSpec): string {
  if (alias.urn !== "") return alias.urn;
  const given = alias.parentUrn === "" ? goal.parent : (plan.formerUrns.get(alias.parentUrn) ?? alias.parentUrn);
  const parent = alias.noParent || qualifiedTypeOf(given) === stackType ? "" : given;
  const { stack, project } = run.settings;
  const origin = { stack: alias.stack || stack, project: alias.project || project };
  return createUrn(origin, parent, { type: alias.type || goal.type, name: alias.name || goal.name });
}

function inheritedUrn(
  run: Run,
  child: { readonly type: string; readonly name: string },
  parent: { readonly name: string; readonly alias: string },
): string {
  const name = child.name.startsWith(parent.name)
    ? nameOf(parent.alias) + child.name.slice(parent.name.length)
    : child.name;
  return urnFromQualifiedType(run.settings, qualifiedTypeOf(parent.alias), { type: child.type, name });
}

function reportTaken(run: Run, plan: Plan, taken: { alias: string; urn: string; owner: string }): void {
  const { alias, urn, owner } = taken;
  plan.sawError = true;
  run.reporter.diagnose(
    "error",
    `Duplicate resource alias '${alias}' applied to resource with URN '${urn}' conflicting with resource with URN '${owner}'`,
    urn,
  );
}
