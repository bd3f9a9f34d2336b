/** What the apps that called the practice tenant are called in the program. */
import { ProjectError } from "../../common";
import { deployerFacts } from "../../practice-tenant";
import { describeStack, type Project, stacksOf } from "../project/findProject";
import { resourcesInState } from "../project/resourcesInState";

/** The name of an app by its client id; undefined for one that no rehearsed stack holds. */
export type FindAppName = (clientId: string) => Promise<string | undefined>;

const appTypes: ReadonlySet<string> = new Set([
  "azuread:index/application:Application",
  "azuread:index/applicationRegistration:ApplicationRegistration",
]);

/** Whether resources of a type are app registrations. */
export function isAppType(type: string): boolean {
  return appTypes.has(type);
}

/** Reads the stacks again for every client id that comes up for the first time: its app may be new. */
export function appNamesOf(project: Project): FindAppName {
  const known = new Map<string, string | undefined>([[deployerFacts.clientId, deployerFacts.displayName]]);
  return async (clientId) => {
    if (!known.has(clientId)) known.set(clientId, (await readAppNames(project)).get(clientId));
    return known.get(clientId);
  };
}

async function readAppNames(project: Project): Promise<ReadonlyMap<unknown, string>> {
  const stateFiles = stacksOf(project).map((name) => describeStack(project, name).rehearsalState);
  const resources = (await Promise.all(stateFiles.map(resourcesIfReadable))).flat();
  const apps = resources.filter(({ type }) => isAppType(type));
  return new Map(apps.map(({ outputs, name }) => [outputs.clientId, name]));
}

/** None where the state is damaged: the log is worth reading without names, then more than ever. */
async function resourcesIfReadable(stateFile: string): ReturnType<typeof resourcesInState> {
  try {
    return await resourcesInState(stateFile);
  } catch (cause) {
    if (cause instanceof ProjectError) return [];
    throw cause;
  }
}
