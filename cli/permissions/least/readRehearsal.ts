/** Reads the calls to Graph that apps made to the practice tenant, out of the tenant's own log of requests. */
import { deployerFacts, type RequestLogEntry, readRequestLog } from "../../../practice-tenant";
import { CallsUnreadableError } from "./callsUnreadableError";
import { type CallList, type GraphCall, graphMethods, isBatch } from "./graphCall";

const source = "The practice tenant's log of requests";
const fix =
  "let the app call the practice tenant with a token of its own (`appreg token <app> --raw`, `appreg quickstart`), then ask again";

/** Whose calls count. */
export interface CallerChoice {
  /** Client id of one app; absent for every app but the deployer. */
  readonly clientId?: string | undefined;
}

/**
 * Calls of apps, each with the kind of the token that came along, and not those with which the stack was brought up.
 *
 * @throws {CallsUnreadableError} when no app called Graph.
 */
export function readRehearsal(practiceFolder: string, { clientId }: CallerChoice = {}): CallList {
  const entries = readRequestLog(practiceFolder);
  const calls = entries.filter((entry) => isByApp(entry) && isToGraph(entry)).filter(isBy(clientId));
  if (calls.length > 0) return { calls: calls.map(toCall), ignored: new Map() };
  const who = clientId === undefined ? "no app" : `nobody as the app ${clientId}`;
  throw new CallsUnreadableError(source, [`${who} called Microsoft Graph.`], fix);
}

/** Whoever deploys calls Graph for the stack's sake. A request without a token that counts was no call. */
function isByApp({ clientId }: RequestLogEntry): boolean {
  return clientId !== undefined && clientId !== deployerFacts.clientId;
}

/** What a batch holds is in the log by itself. */
function isToGraph({ path, method }: RequestLogEntry): boolean {
  return /^\/(v1\.0|beta)\//.test(path) && graphMethods.some((known) => known === method) && !isBatch(path);
}

function isBy(clientId: string | undefined): (entry: RequestLogEntry) => boolean {
  return (entry) => clientId === undefined || entry.clientId === clientId;
}

function toCall({ method, path, tokenKind }: RequestLogEntry): GraphCall {
  return { method, url: path, ...(tokenKind === undefined ? {} : { kind: tokenKind }) };
}
