/** Which resources of a state an engine is to destroy, and which it has to leave, and why. */

/** A resource as far as it matters what hangs on what. URNs name resources. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  /** That the provider gave. */
  readonly id: string;
  readonly custom: boolean;
  readonly external: boolean;
  readonly parent: string;
  readonly protect?: boolean;
  readonly retainOnDelete?: boolean;
  readonly dependencies?: readonly string[];
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
  /** URN and id, joined by "::". */
  readonly provider?: string;
}

export type LeaveReason =
  /** The program protects it. */
  | "protected"
  /** The program wants its object kept when the resource goes. */
  | "retained"
  /** A service principal whose application another tenant holds: Microsoft's, or another publisher's. */
  | "foreign"
  /** Something that stays needs it. */
  | "needed";

export interface LeftResource {
  readonly urn: string;
  readonly reason: LeaveReason;
}

export interface StatePartition {
  /** URNs that an engine destroys, in the order of the state. */
  readonly goes: readonly string[];
  /** What stays in the state. Empty: everything goes, and no engine has to be told what. */
  readonly stays: readonly LeftResource[];
  /** What goes from the state while its object stays in the directory. */
  readonly retained: readonly LeftResource[];
}

/** @param foreignIds object ids of service principals that are not the tenant's own */
export function partitionState(resources: readonly StateResource[], foreignIds: ReadonlySet<string>): StatePartition {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const stays = new Map<string, LeaveReason>();
  for (const resource of resources) {
    const reason = reasonToStay(resource, foreignIds);
    if (reason === undefined) continue;
    stays.set(resource.urn, reason);
    for (const urn of supportsOf(resource, byUrn)) if (!stays.has(urn)) stays.set(urn, "needed");
  }
  const goes = resources.filter(({ urn }) => !stays.has(urn));
  return {
    goes: goes.map(({ urn }) => urn),
    stays: [...stays].map(([urn, reason]) => ({ urn, reason })),
    retained: goes
      .filter(({ custom, external, retainOnDelete }) => custom && !external && retainOnDelete === true)
      .map(({ urn }) => ({ urn, reason: "retained" })),
  };
}

function reasonToStay(resource: StateResource, foreignIds: ReadonlySet<string>): LeaveReason | undefined {
  if (resource.protect === true) return "protected";
  const object = recordedObject(resource);
  if (object?.kind !== "servicePrincipal" || resource.retainOnDelete === true) return undefined;
  return foreignIds.has(object.objectId) ? "foreign" : undefined;
}

/** Everything that a resource cannot be in the state without. */
function supportsOf(resource: StateResource, byUrn: ReadonlyMap<string, StateResource>): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [resource];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const urn of namedBy(next)) {
      const support = byUrn.get(urn);
      if (support === undefined || found.has(urn)) continue;
      found.add(urn);
      open.push(support);
    }
  }
  return found;
}

function namedBy({ parent, provider = "", dependencies = [], propertyDependencies = {} }: StateResource): string[] {
  const providerUrn = provider.slice(0, Math.max(0, provider.lastIndexOf("::")));
  return [parent, providerUrn, ...dependencies, ...Object.values(propertyDependencies).flat()];
}

export interface RecordedObject {
  readonly kind: "application" | "servicePrincipal";
  readonly objectId: string;
}

const idForms = [
  { kind: "application", form: /^\/applications\/([0-9a-f-]{36})$/ },
  { kind: "servicePrincipal", form: /^\/servicePrincipals\/([0-9a-f-]{36})$/ },
] as const;

/** The application or service principal that a resource of azuread manages, whatever its type is called. */
export function recordedObject({
  type,
  id,
  custom,
  external,
}: Pick<StateResource, "type" | "id" | "custom" | "external">): RecordedObject | undefined {
  if (!type.startsWith("azuread:") || !custom || external) return undefined;
  for (const { kind, form } of idForms) {
    const [, objectId] = form.exec(id) ?? [];
    if (objectId !== undefined) return { kind, objectId };
  }
  return undefined;
}
