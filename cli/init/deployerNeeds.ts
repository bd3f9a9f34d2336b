/** What the account that brings an app up in a real tenant must be allowed to do: docs/realTenant.md. Pure. */
import type { AppAnswers } from "./answers";

/** One need each: what for, and what it takes. */
export function deployerNeeds({ permissions, consent }: AppAnswers): readonly string[] {
  const given = consent === "code" ? permissions : [];
  const delegated = given.some(({ kind }) => kind === "delegated");
  const application = given.some(({ kind }) => kind === "application");
  return [
    "create the app: any user by default, or Application Developer",
    ...(delegated ? ["consent for the whole tenant: Cloud Application Administrator"] : []),
    ...(application ? ["application permissions of Graph: Privileged Role Administrator"] : []),
  ];
}
