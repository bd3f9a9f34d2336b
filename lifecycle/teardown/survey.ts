/** Looks at what a teardown would be about, before anything is touched. */
import {
  type AppSummary,
  type DeletedObject,
  type DirectoryApp,
  type DirectoryReader,
  findApps,
  findPrincipals,
  type PrincipalFacts,
  readApps,
  readRecycleBin,
} from "../../directory";
import { type Claim, claimsApplication, claimsRecycled } from "./claim";

export interface Survey {
  /** Applications that are claimed, with what hangs on them. */
  readonly apps: readonly DirectoryApp[];
  /** Claimed applications in the recycle bin, and the principals of all claimed applications there. */
  readonly recycled: readonly DeletedObject[];
  /** Principals that the state knows, of applications that are not claimed. */
  readonly loosePrincipals: readonly PrincipalFacts[];
  /** Those of them that are not the tenant's own: Microsoft's, or another publisher's. */
  readonly foreignPrincipals: readonly PrincipalFacts[];
  /** Principals in the recycle bin with the marker of a claim, of applications that this tenant never had. */
  readonly foreignRecycled: readonly DeletedObject[];
}

export interface SurveyOptions {
  readonly tenantId: string;
  readonly onProgress?: (read: number, of: number) => void;
}

/** @throws {GraphRefusedError} {DirectoryAnswerError} */
export async function survey(directory: DirectoryReader, claim: Claim, options: SurveyOptions): Promise<Survey> {
  const [found, bin, known] = await Promise.all([
    findClaimedApps(directory, claim),
    readRecycleBin(directory),
    findPrincipals(directory, { by: "objectIds", values: [...claim.principalIds] }),
  ]);
  const apps = await readApps(directory, found, options.onProgress === undefined ? {} : options);
  const recycledApps = bin.filter((item) => item.kind === "application" && claimsRecycled(claim, item));
  const clientIds = new Set([...apps, ...recycledApps].map(({ clientId }) => clientId));
  const principals = bin.filter(({ kind }) => kind === "servicePrincipal");
  const [loosePrincipals, foreignPrincipals] = sortPrincipals(
    known.filter(({ clientId }) => !clientIds.has(clientId)),
    options.tenantId,
  );
  const isOurs = ({ clientId, objectId }: DeletedObject): boolean =>
    clientIds.has(clientId) || claim.begunIds.has(objectId);
  return {
    apps,
    recycled: [...recycledApps, ...principals.filter(isOurs)],
    loosePrincipals,
    foreignPrincipals,
    foreignRecycled: principals.filter((item) => !isOurs(item) && claimsApplication(claim, item)),
  };
}

/**
 * By marker and by the id that the state knows, each once. A list may show for a while what is gone already, and lack what is new,
 * so that every one is asked for by its id.
 *
 * @throws {GraphRefusedError} {DirectoryAnswerError}
 */
export async function findClaimedApps(directory: DirectoryReader, claim: Claim): Promise<readonly AppSummary[]> {
  const { project, stacks, applicationIds } = claim;
  const [only, ...others] = stacks;
  const ofStack = only !== undefined && others.length === 0 ? { stack: only } : {};
  const listed = await findApps(directory, { by: "marker", project, ...ofStack });
  const marked = listed.filter((app) => claimsApplication(claim, app)).map(({ objectId }) => objectId);
  return findApps(directory, { by: "objectIds", values: [...applicationIds, ...marked] });
}

/** A principal whose owner nobody tells is taken for somebody else's. */
function sortPrincipals(
  principals: readonly PrincipalFacts[],
  tenantId: string,
): readonly [own: readonly PrincipalFacts[], foreign: readonly PrincipalFacts[]] {
  const isOwn = ({ ownerTenantId }: PrincipalFacts): boolean => ownerTenantId?.toLowerCase() === tenantId.toLowerCase();
  return [principals.filter(isOwn), principals.filter((principal) => !isOwn(principal))];
}
