/** Whether the plan of an update is what was reviewed: the program could do something else where it meets a real tenant. */
import { manifestsFromResources, type ProgramResource } from "../../manifest";
import type { Declared } from "../stack/declared";
import { compareValues, type ValueComparison } from "./compareValues";
import { pairTenantTexts } from "./pairTenantTexts";

/**
 * Compares the resources one by one by URN, then the apps that they make. The reading was found equal to the review before.
 *
 * @param planned resources of azuread that the update leaves
 */
export function comparePlan(declared: Declared, planned: readonly ProgramResource[]): ValueComparison {
  const others = compareUrns(declared.resources, planned);
  if (others.length > 0) return { differences: others, unsettled: 0 };
  const { pairs, contradictions } = pairTenantTexts(declared, planned);
  const ignored = pairs.flatMap((pair) => compareIgnored(pair.declared, pair.planned));
  const reviewed = manifestsFromResources(declared.resources, declared.symbols);
  const toBe = manifestsFromResources(
    pairs.map((pair) => withoutIgnored(pair.declared, pair.planned)),
    declared.symbols,
  );
  const apps = reviewed.map((manifest, at) => compareValues(manifest, toBe[at], manifest.name));
  return {
    differences: [...contradictions, ...ignored, ...apps.flatMap(({ differences }) => differences)],
    unsettled: apps.reduce((total, { unsettled }) => total + unsettled, 0),
  };
}

function compareUrns(declared: readonly ProgramResource[], planned: readonly ProgramResource[]): readonly string[] {
  const [ours, theirs] = [declared, planned].map((resources) => new Set(resources.map(({ urn }) => urn)));
  return [
    ...planned.filter(({ urn }) => !ours?.has(urn)).map((resource) => `planned, not reviewed: ${describe(resource)}`),
    ...declared
      .filter(({ urn }) => !theirs?.has(urn))
      .map((resource) => `reviewed, not planned: ${describe(resource)}`),
  ];
}

function describe({ urn, type }: ProgramResource): string {
  return `${type.slice(type.lastIndexOf(":") + 1)} "${urn.slice(urn.lastIndexOf("::") + 2)}"`;
}

function compareIgnored(resource: ProgramResource, planned: ProgramResource): readonly string[] {
  const [ours, theirs] = [resource, planned].map(({ ignoreChanges = [] }) => [...ignoreChanges].sort().join(", "));
  if (ours === theirs) return [];
  return [`${describe(resource)} ignores changes of ${theirs || "nothing"}; reviewed was ${ours || "nothing"}`];
}

/** What is left as it is in the tenant shows in a plan as it is there: what was reviewed says nothing about it. */
function withoutIgnored(reviewed: ProgramResource, planned: ProgramResource): ProgramResource {
  const names = (reviewed.ignoreChanges ?? []).map((path) => path.split(/[.[]/)[0] ?? path);
  const kept = names.flatMap((name) => (name in reviewed.inputs ? [[name, reviewed.inputs[name]] as const] : []));
  const others = Object.entries(planned.inputs).filter(([name]) => !names.includes(name));
  return { ...planned, inputs: Object.fromEntries([...others, ...kept]) };
}
