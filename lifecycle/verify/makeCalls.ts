/** Makes the calls that show what a token is good for. */
import { namesUser, type PermissionKind, userPlace } from "../../catalogue";
import type { AppManifest } from "../../manifest";
import type { AppToken } from "../../token";
import type { Check } from "./check";
import { callOf, chooseHarmlessCalls, type HarmlessCall } from "./harmlessCalls";
import { judgeCall, notTried } from "./judgeCall";
import type { LackPlace } from "./locateMissing";
import type { ProvingAgents } from "./provingAgents";

/** One for each group of what is declared of Microsoft Graph, and those that a person named, where an app of that kind can make them. */
export function callsWanted(
  { requests }: AppManifest,
  kind: PermissionKind,
  further: readonly string[],
): readonly HarmlessCall[] {
  const declared = requests
    .filter((request) => request.kind === kind && request.api === "microsoftGraph")
    .map(({ permission }) => permission);
  return [...chooseHarmlessCalls(declared, kind), ...further.flatMap((path) => callOf(path, declared, kind) ?? [])];
}

interface CallPlace {
  readonly token: AppToken;
  readonly agents: Pick<ProvingAgents, "callGraph" | "user">;
  readonly place: LackPlace;
}

export async function makeCalls(
  calls: readonly HarmlessCall[],
  { token, agents, place }: CallPlace,
): Promise<readonly Check[]> {
  const paths = calls.map((call) => pathOf(call, agents.user));
  const made = [...new Set(paths.filter((path) => path !== undefined))];
  const answers = await agents.callGraph(token, made);
  const answerTo = new Map(made.map((path, at) => [path, answers[at]]));
  const claims = token.content?.claims;
  const granted = (claims?.appOnly === true ? claims.roles : claims?.scopes) ?? [];
  return calls.map((call, at) => {
    const path = paths[at];
    const answer = path === undefined ? undefined : answerTo.get(path);
    if (path === undefined || answer === undefined) return notTried(call, whyNotMade(call));
    return judgeCall({ call, made: `GET ${path.split("?")[0]}`, answer, granted }, place);
  });
}

/** Undefined where the group has no call, or nobody is known to call it for. */
function pathOf({ path }: HarmlessCall, user: string | undefined): string | undefined {
  if (path === undefined || !namesUser({ path })) return path;
  return user === undefined ? undefined : path.replace(userPlace, user);
}

function whyNotMade({ path, permissions }: HarmlessCall): string {
  if (path !== undefined) return "name a person whose things it may read, with --user";
  return `${permissions.join(" and ")} opens nothing that only reads`;
}
