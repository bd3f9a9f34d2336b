/** Finds applications of a tenant. */
import { formatMarker, type Marker, parseMarker } from "../../manifest";
import type { DirectoryReader } from "../client/directoryReader";
import { type Fields, textOf, textsOf } from "../client/fields";
import { findMany } from "../client/findMany";
import { quoteText } from "../client/odataText";
import type { AppSelection, AppSummary } from "./appSelection";
import { ownedApplications } from "./ownedApplications";

const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The applications that are selected, each once, in the order of the directory. What is not there is simply not in the list.
 *
 * @throws {GraphRefusedError} {DirectoryAnswerError}
 */
export async function findApps(directory: DirectoryReader, selection: AppSelection): Promise<readonly AppSummary[]> {
  const found = (await listApplications(directory, selection)).flatMap(readSummary);
  return [...new Map(found.map((app) => [app.objectId, app])).values()];
}

function listApplications(directory: DirectoryReader, selection: AppSelection): Promise<readonly Fields[]> {
  switch (selection.by) {
    case "marker":
      return listMarked(directory, selection);
    case "clientIds":
      return readByKeys(
        directory,
        uniqueIds(selection.values).map((id) => `(appId='${id}')`),
      );
    case "objectIds":
      return readByKeys(
        directory,
        uniqueIds(selection.values).map((id) => `/${id}`),
      );
    case "displayName":
      return list(directory, `displayName eq ${quoteText(selection.value)}`);
    case "owner":
      return ownedApplications(directory, selection.objectId);
    case "all":
      return list(directory);
  }
}

/** A text that is no id is nobody's. */
function uniqueIds(values: readonly string[]): readonly string[] {
  return [...new Set(values.map((value) => value.toLowerCase()))].filter((value) => idForm.test(value));
}

/** Without `$select`: Graph counts calls that name `keyCredentials` there, and answers the same without their keys. */
function list(directory: DirectoryReader, filter?: string): Promise<readonly Fields[]> {
  const condition = filter === undefined ? "" : `&$filter=${filter.replaceAll(" ", "%20")}`;
  return directory.list(`/applications?$top=999${condition}`);
}

/** By key: no filter has a limit on how many there may be, and 404 tells what is not there. */
async function readByKeys(directory: DirectoryReader, keys: readonly string[]): Promise<readonly Fields[]> {
  const paths = keys.map((key) => `/applications${key}`);
  return (await findMany(directory, paths)).filter((found) => found !== undefined);
}

type MarkerSelection = Extract<AppSelection, { by: "marker" }>;

/**
 * Graph takes `eq` and `startsWith` on tags by default (its page on advanced queries), so it looks into the directory itself
 * and not into the index that lags behind. It compares without regard to case; markers are looked at again for that.
 */
async function listMarked(directory: DirectoryReader, selection: MarkerSelection): Promise<readonly Fields[]> {
  const applications = await list(directory, `tags/any(t:${conditionOn(selection)})`);
  return applications.filter(({ tags }) =>
    textsOf(tags)
      .flatMap((tag) => parseMarker(tag) ?? [])
      .some((marker) => isOf(marker, selection)),
  );
}

function conditionOn({ project, stack, name }: MarkerSelection): string {
  if (stack !== undefined && name !== undefined) return `t eq ${quoteText(formatMarker({ project, stack, name }))}`;
  const start = formatMarker({ project, stack: stack ?? "", name: "" });
  // Without a stack, what follows the project's slash is anything.
  return `startsWith(t,${quoteText(stack === undefined ? start.slice(0, -1) : start)})`;
}

function isOf(marker: Marker, { project, stack, name }: MarkerSelection): boolean {
  return (
    marker.project === project &&
    (stack === undefined || marker.stack === stack) &&
    (name === undefined || marker.name === name)
  );
}

/** None for what is no application. */
function readSummary(application: Fields): readonly AppSummary[] {
  const [objectId, clientId] = [textOf(application.id), textOf(application.appId)];
  if (objectId === undefined || clientId === undefined) return [];
  return [
    {
      objectId,
      clientId,
      displayName: textOf(application.displayName) ?? clientId,
      createdAt: textOf(application.createdDateTime) ?? "",
      tags: textsOf(application.tags),
      application,
    },
  ];
}
