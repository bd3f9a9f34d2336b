/** The import that belongs to adopted apps: which object of the directory each of their resources is. */
import {
  type DirectoryApp,
  type DirectoryReader,
  type MatchedImports,
  matchImports,
  readTenantFacts,
} from "../../directory";
import { resourceTypes } from "../../manifest";
import type { TrialReading } from "./readTrial";

export interface ImportGround {
  readonly directory: DirectoryReader;
  readonly tenantId: string;
  /** Object id of whoever is signed in. */
  readonly operatorId: string;
  /** The adopted apps by the names that the program has for them. */
  readonly apps: ReadonlyMap<string, DirectoryApp>;
}

/** @throws {GraphRefusedError} where a look-up is refused */
export async function importsOf(
  { resources, symbols }: TrialReading,
  { directory, tenantId, operatorId, apps }: ImportGround,
): Promise<MatchedImports> {
  const tenant = await readTenantFacts(directory, symbols, { tenantId, objectId: operatorId });
  const applications = resources.filter(({ type }) => type === resourceTypes.application);
  const byUrn = applications.flatMap(({ urn }): [string, DirectoryApp][] => {
    const app = apps.get(urn.split("::").slice(3).join("::"));
    return app === undefined ? [] : [[urn, app]];
  });
  return matchImports(resources, { declared: resources, apps: new Map(byUrn), symbols, tenant });
}
