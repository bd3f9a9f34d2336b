/** Whether an app is in the directory exactly once, by the id that the state has and by the marker that the program gave it. */
import type { AppSummary, DirectoryApp } from "../../directory";
import { type AppManifest, findMarker, knownValues } from "../../manifest";
import type { Check } from "./check";

export interface ExistenceFacts {
  readonly declared: AppManifest;
  readonly clientId: string;
  /** The application of that id; undefined: the directory has none. */
  readonly byId: DirectoryApp | undefined;
  /** Every application with the app's marker. */
  readonly marked: readonly Pick<AppSummary, "clientId">[];
}

export function judgeExistence(facts: ExistenceFacts): Check {
  const row = { kind: "exists", details: [] } as const;
  const problem = findProblem(facts);
  if (problem !== undefined) return { ...row, verdict: "differs", ...problem };
  const principal = facts.declared.servicePrincipal === undefined ? "" : " and service principal";
  const by = hasMarker(facts.declared) ? "" : ", found by id: it declares no marker";
  return { ...row, verdict: "holds", found: `application${principal}, once${by}` };
}

type Problem = Pick<Check, "found" | "fix">;

const recover = "run `npx appreg recover`: it takes up or deletes what the state does not know";

function findProblem({ declared, clientId, byId, marked }: ExistenceFacts): Problem | undefined {
  const others = marked.map((app) => app.clientId).filter((id) => id !== clientId);
  if (byId === undefined) {
    const [first] = others;
    return first === undefined
      ? { found: `the tenant has no application ${clientId}`, fix: "refresh the stack and bring it up again" }
      : { found: `the application of the state is gone, and ${first} has its marker`, fix: recover };
  }
  if (others.length > 0) {
    return { found: `${others.length + 1} applications have its marker, ${others.join(", ")} besides`, fix: recover };
  }
  const upAgain = "refresh the stack and bring it up again";
  if (hasMarker(declared) && marked.length === 0) {
    return { found: "its marker was taken away: no other command will find it by that", fix: upAgain };
  }
  if (declared.servicePrincipal === undefined || byId.servicePrincipal !== undefined) return undefined;
  return { found: "the tenant has no service principal of it, so that nobody can sign in", fix: upAgain };
}

function hasMarker({ identity }: AppManifest): boolean {
  return findMarker(knownValues(identity.tags)) !== undefined;
}
