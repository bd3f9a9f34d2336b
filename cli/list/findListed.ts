/** Which app registrations a list is about. */
import { type AppSummary, type DirectoryReader, findApps, textOf } from "../../directory";
import type { StackApps } from "../../lifecycle";
import type { Tenant } from "../tenant/withTenant";
import { UsageError } from "../usageError";

export interface ListSelection {
  /** Every app of the tenant. */
  readonly all?: boolean;
  /** "me", or a user by sign-in name or object id. */
  readonly owner?: string;
}

/**
 * Those that the state knows or that have the stack's mark; the whole tenant's with `all`; an owner's with `owner`.
 *
 * @throws {UsageError} for an owner whom the tenant does not have; {GraphRefusedError} {DirectoryAnswerError}
 */
export async function findListed(
  { directory, operator }: Pick<Tenant, "directory" | "operator">,
  { all, owner }: ListSelection,
  stack: StackApps,
): Promise<readonly AppSummary[]> {
  if (owner !== undefined) {
    const objectId = owner === "me" ? operator.objectId : await requirePerson(directory, owner);
    return findApps(directory, { by: "owner", objectId });
  }
  return all === true ? findApps(directory, { by: "all" }) : findStackApps(directory, stack);
}

/** The mark finds what the state has lost, and the state what has lost its mark. */
export async function findStackApps(directory: DirectoryReader, stack: StackApps): Promise<readonly AppSummary[]> {
  const { project, stack: name, known } = stack;
  const [recorded, marked] = await Promise.all([
    findApps(directory, { by: "objectIds", values: known.map(({ objectId }) => objectId) }),
    findApps(directory, { by: "marker", project, stack: name }),
  ]);
  return [...new Map([...marked, ...recorded].map((app) => [app.objectId, app])).values()];
}

async function requirePerson(directory: DirectoryReader, owner: string): Promise<string> {
  const path = `/users/${encodeURIComponent(owner)}?$select=id`;
  const [answer] = await directory.getMany([path]);
  const objectId = answer?.status === 200 ? textOf(answer.body.id) : undefined;
  if (objectId !== undefined) return objectId;
  throw new UsageError(
    `The tenant tells of no user "${owner}" (${answer?.status}).`,
    "give a sign-in name such as ada@contoso.example, an object id, or me",
  );
}
