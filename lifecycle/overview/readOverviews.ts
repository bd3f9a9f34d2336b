/** Reads app registrations and describes them, with the names of everybody who is mentioned. */
import {
  type AppSummary,
  type DirectoryApp,
  type DirectoryReader,
  readApiNames,
  readApps,
  textOf,
} from "../../directory";
import type { AppOverview } from "./appOverview";
import { describeApp } from "./describeApp";

export interface ReadOverviewsOptions {
  readonly now: Date;
  readonly onProgress?: (read: number, of: number) => void;
}

/**
 * In the order given; an app that was deleted meanwhile is left out.
 *
 * @throws {GraphRefusedError} naming what may not be read; {DirectoryAnswerError}
 */
export async function readOverviews(
  directory: DirectoryReader,
  found: readonly AppSummary[],
  { now, onProgress }: ReadOverviewsOptions,
): Promise<readonly AppOverview[]> {
  const apps = await readApps(directory, found, onProgress === undefined ? {} : { onProgress });
  const [apis, people] = await Promise.all([readApiNames(directory, apps), readPeople(directory, apps)]);
  return apps.map((app) => describeApp(app, { apis, people, now }));
}

/** Sign-in names of the users who consented themselves. Whoever may not read users sees their ids. */
async function readPeople(
  directory: DirectoryReader,
  apps: readonly DirectoryApp[],
): Promise<ReadonlyMap<string, string>> {
  const grants = apps.flatMap(({ servicePrincipal }) => servicePrincipal?.grants ?? []);
  const ids = [...new Set(grants.flatMap(({ userObjectId = [] }) => userObjectId))];
  const answers = await directory.getMany(ids.map((id) => `/users/${id}?$select=id,displayName,userPrincipalName`));
  return new Map(
    ids.flatMap((id, at) => {
      const name = answers[at]?.status === 200 ? textOf(answers[at]?.body.userPrincipalName) : undefined;
      return name === undefined ? [] : [[id, name] as const];
    }),
  );
}
