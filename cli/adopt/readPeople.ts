/** The names of users and groups who own an app, use it or consented to it. */
import { type DirectoryApp, type DirectoryReader, fieldsOf, listOf, textOf } from "../../directory";

/**
 * Sign-in names of users and display names of groups, by object id. Who may not be read, or is gone, is left out, and so is a
 * group whose name is another's too.
 */
export async function readPeople(
  directory: DirectoryReader,
  apps: readonly DirectoryApp[],
): Promise<ReadonlyMap<string, string>> {
  return new Map([...(await readUsers(directory, apps)), ...(await readGroups(directory, apps))]);
}

async function readGroups(
  directory: DirectoryReader,
  apps: readonly DirectoryApp[],
): Promise<ReadonlyMap<string, string>> {
  const assigned = apps.flatMap(({ servicePrincipal }) => servicePrincipal?.assignments ?? []);
  const groups = assigned.filter(({ principalType }) => principalType === "Group");
  const named = new Map(groups.map(({ principalId, principalDisplayName }) => [principalId, principalDisplayName]));
  const entries = [...named];
  const paths = entries.map(([, name]) => `/groups?$filter=${encodeURIComponent(equals(name))}&$select=id`);
  const answers = await directory.getMany(paths);
  return new Map(
    entries.filter(([id], at) => {
      const found = answers[at]?.status === 200 ? listOf(answers[at]?.body.value) : [];
      return found.length === 1 && fieldsOf(found[0]).id === id;
    }),
  );
}

function equals(name: string): string {
  return `displayName eq '${name.replaceAll("'", "''")}'`;
}

async function readUsers(
  directory: DirectoryReader,
  apps: readonly DirectoryApp[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(apps.flatMap(listUsers))];
  const answers = await directory.getMany(ids.map((id) => `/users/${id}?$select=id,userPrincipalName`));
  return new Map(
    ids.flatMap((id, at) => {
      const name = answers[at]?.status === 200 ? textOf(answers[at]?.body.userPrincipalName) : undefined;
      return name === undefined ? [] : [[id, name] as const];
    }),
  );
}

function listUsers({ owners, servicePrincipal }: DirectoryApp): readonly string[] {
  const { grants = [], assignments = [], owners: principalOwners = [] } = servicePrincipal ?? {};
  return [
    ...[...owners, ...principalOwners].filter(({ kind }) => kind === "user").map(({ objectId }) => objectId),
    ...grants.flatMap(({ userObjectId }) => userObjectId ?? []),
    ...assignments.filter(({ principalType }) => principalType === "User").map(({ principalId }) => principalId),
  ];
}
