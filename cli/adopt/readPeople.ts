/** The sign-in names of users who own an app, use it or consented to it. */
import { type DirectoryApp, type DirectoryReader, textOf } from "../../directory";

/** By object id. Whoever may not be read, or is gone, is left out. */
export async function readPeople(
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
