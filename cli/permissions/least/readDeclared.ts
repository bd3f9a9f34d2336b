/** What an app of the stack declares of Microsoft Graph: from the outputs of the stack, or else from its rehearsed state. */
import { apis } from "../../../catalogue";
import { type AppManifest, manifestsFromResources } from "../../../manifest";
import { readStackState } from "../../../rehearsal";
import { type AppAccess, apiRequests, appOnlyRequests } from "../../../token";
import type { CliDeps } from "../../cliDeps";
import type { Project, Stack } from "../../project/findProject";
import { AppNotInStackError, appsIn } from "../../token/findApp";
import { readStackOutputs } from "../../token/readStackOutputs";

export interface DeclaredPermissions {
  /** Logical name in the program. */
  readonly app: string;
  readonly clientId: string;
  /** Names of Microsoft Graph's permissions; other APIs' are not compared. */
  readonly delegated: readonly string[];
  readonly application: readonly string[];
}

export interface StackPlace {
  readonly project: Project;
  readonly stack: Stack;
  readonly env: CliDeps["env"];
}

/**
 * @throws {AppNotInStackError} naming the apps there are; errors of the stack that was never brought up
 */
export async function readDeclared(name: string, { project, stack, env }: StackPlace): Promise<DeclaredPermissions> {
  const { engine, outputs } = await readStackOutputs(project, stack, { engine: undefined, env });
  const told = appsIn(outputs);
  const app = told.find((known) => known.name === name);
  if (app !== undefined) return declaredByOutput(app);
  // A program of other people's components outputs no `access`; its state tells as much.
  const rehearsed = engine === "rehearsal" ? await readRehearsed(stack) : [];
  const found = rehearsed.find((declared) => declared.app === name);
  if (found !== undefined) return found;
  const existing = new Set([...told.map((known) => known.name), ...rehearsed.map((declared) => declared.app)]);
  throw new AppNotInStackError(name, [...existing].sort());
}

function declaredByOutput(app: AppAccess): DeclaredPermissions {
  const graph = apis.find((api) => api.name === "microsoftGraph")?.displayName;
  const namesOf = (requests: ReturnType<typeof apiRequests>): readonly string[] =>
    requests.find(({ api }) => api === graph)?.declared ?? [];
  return {
    app: app.name,
    clientId: app.clientId,
    delegated: namesOf(apiRequests(app)),
    application: namesOf(appOnlyRequests(app)),
  };
}

async function readRehearsed(stack: Stack): Promise<DeclaredPermissions[]> {
  const { resources } = await readStackState(stack.rehearsalState);
  const applications = resources.filter(({ type }) => type === "azuread:index/application:Application");
  const clientIds = new Map(applications.map(({ urn, outputs }) => [urn.split("::").at(-1), outputs.clientId]));
  return manifestsFromResources(resources).map(({ name, requests }) => ({
    app: name,
    clientId: String(clientIds.get(name) ?? ""),
    delegated: graphNames(requests, "delegated"),
    application: graphNames(requests, "application"),
  }));
}

function graphNames(requests: AppManifest["requests"], kind: "delegated" | "application"): string[] {
  return requests
    .filter((request) => request.api === "microsoftGraph" && request.kind === kind)
    .map(({ permission }) => permission);
}
