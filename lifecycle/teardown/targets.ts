/** What a teardown may touch: fixed when the person has seen and agreed to it, whatever turns up afterwards. */
import { fieldsOf, listOf, textOf } from "../../directory";
import type { Claim } from "./claim";
import type { Survey } from "./survey";

/** A thing of the directory, as it is told to a person. */
export interface NamedObject {
  readonly objectId: string;
  readonly displayName: string;
  readonly clientId: string | undefined;
}

export interface Targets {
  readonly claim: Claim;
  /** Every application of the claim, live or in the recycle bin, by object id. */
  readonly applications: ReadonlyMap<string, NamedObject>;
  /** Their principals and those that the state knows besides, by object id; all of them the tenant's own. */
  readonly principals: ReadonlyMap<string, NamedObject>;
  /** Applications that no engine knows, which are deleted through Graph. */
  readonly deletable: ReadonlySet<string>;
  /** Client ids of APIs that the applications ask: where roles of theirs may be left. */
  readonly askedApis: ReadonlySet<string>;
  /** Object ids of principals in whose apps these have roles. */
  readonly roleHolders: ReadonlySet<string>;
}

/** @param engineIds object ids of applications that an engine destroys or leaves: Graph alone never deletes them */
export function targetsOf(
  claim: Claim,
  { apps, recycled, loosePrincipals }: Survey,
  engineIds: ReadonlySet<string>,
): Targets {
  const principalsOfApps = apps.flatMap(({ servicePrincipal, clientId, displayName }) =>
    servicePrincipal === undefined ? [] : [{ objectId: servicePrincipal.objectId, displayName, clientId }],
  );
  const [binnedApps, binnedPrincipals] = (["application", "servicePrincipal"] as const).map((wanted) =>
    recycled.filter(({ kind }) => kind === wanted),
  );
  const manifests = [...apps.map(({ application }) => application), ...recycled.map(({ fields }) => fields)];
  return {
    claim,
    applications: byId([...apps, ...(binnedApps ?? [])]),
    principals: byId([...principalsOfApps, ...loosePrincipals, ...(binnedPrincipals ?? [])]),
    deletable: new Set(apps.map(({ objectId }) => objectId).filter((id) => !engineIds.has(id))),
    askedApis: new Set(manifests.flatMap(askedApisOf)),
    roleHolders: new Set(
      apps.flatMap((app) => app.servicePrincipal?.heldRoles.map(({ resourceId }) => resourceId) ?? []),
    ),
  };
}

function byId(objects: readonly NamedObject[]): ReadonlyMap<string, NamedObject> {
  return new Map(objects.map(({ objectId, displayName, clientId }) => [objectId, { objectId, displayName, clientId }]));
}

/** Client ids. */
function askedApisOf(application: Readonly<Record<string, unknown>>): readonly string[] {
  return listOf(application.requiredResourceAccess).flatMap((access) => textOf(fieldsOf(access).resourceAppId) ?? []);
}
