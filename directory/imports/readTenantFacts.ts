/** Asks a tenant for what the ids of a program's resources stand for. */
import type { TenantSymbols } from "../../manifest";
import type { DirectoryReader } from "../client/directoryReader";
import { textOf } from "../client/fields";
import type { TenantFacts } from "./importEntry";

/** Whoever is signed in; the program may name them without knowing their ids. */
export interface Operator {
  readonly tenantId: string;
  readonly objectId: string;
}

/**
 * The object ids of the principals and the people that a program looks up. What the tenant does not have, or has several of,
 * is left out.
 *
 * @throws {GraphRefusedError} when a look-up is refused
 */
export async function readTenantFacts(
  directory: DirectoryReader,
  symbols: TenantSymbols,
  operator: Operator,
): Promise<TenantFacts> {
  const [principals, people] = await Promise.all([
    readEach(new Set(symbols.principals?.values()), (clientId) =>
      findOne(directory, "servicePrincipals", "appId", clientId),
    ),
    readEach(new Set(symbols.people?.values()), (name) => findPerson(directory, name)),
  ]);
  return { tenantId: operator.tenantId, deployerObjectId: operator.objectId, principals, people };
}

async function readEach(
  names: ReadonlySet<string>,
  find: (name: string) => Promise<string | undefined>,
): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all([...names].map(async (name) => [name, await find(name)] as const));
  return new Map(found.flatMap(([name, id]) => (id === undefined ? [] : [[name, id] as const])));
}

/** A user by what they sign in with, or else a group. */
async function findPerson(directory: DirectoryReader, name: string): Promise<string | undefined> {
  const user = name.includes("@") ? await findOne(directory, "users", "userPrincipalName", name) : undefined;
  return user ?? (await findOne(directory, "groups", "displayName", name));
}

async function findOne(
  directory: DirectoryReader,
  collection: string,
  property: string,
  value: string,
): Promise<string | undefined> {
  const filter = encodeURIComponent(`${property} eq '${value.replaceAll("'", "''")}'`);
  const found = await directory.list(`/${collection}?$filter=${filter}&$select=id`);
  return found.length === 1 ? textOf(found[0]?.id) : undefined;
}
