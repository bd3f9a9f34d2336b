/** Which apps are adopted: the one that was named, or those that a person chooses of an owner's or of the whole tenant's. */
import { AppNotFoundError, type AppSummary, requireOneApp } from "../../directory";
import { readOverviews, sortRows, toRows } from "../../lifecycle";
import type { CliDeps } from "../cliDeps";
import { requireTerminal } from "../confirm";
import type { Refusal } from "../connect/connectRefusedError";
import type { Questions } from "../init/questions";
import { findListed } from "../list/findListed";
import type { Progress } from "../progress";
import type { Tenant } from "../tenant/withTenant";
import { UsageError } from "../usageError";
import type { AdoptOptions } from "./adoptOptions";
import type { AdoptPlace } from "./adoptPlace";
import { AdoptRefusedError } from "./adoptRefusedError";
import { explainForeign, misfitOfApp, repeatedNames } from "./judgeAdoptable";
import { type AppAtRisk, describeRisk } from "./riskLine";

export interface Selecting {
  readonly options: AdoptOptions;
  readonly place: AdoptPlace;
  readonly tenant: Tenant;
  readonly deps: CliDeps;
  readonly progress: Progress;
  /** Asked only where there is something to choose. */
  readonly questions: () => Promise<Questions>;
}

export interface Selected {
  readonly apps: readonly AppSummary[];
  /** Why others stay out. */
  readonly skipped: readonly Refusal[];
}

/**
 * @throws {AdoptRefusedError} for an app that this stack may not have
 * @throws {AppNotFoundError} {AppAmbiguousError} {UsageError} {GraphRefusedError}
 * @throws {QuestionLeft} where the person leaves the choice
 */
export function selectApps(wanted: string | undefined, selecting: Selecting): Promise<Selected> {
  const { all, owner, name } = selecting.options;
  const isMany = all === true || owner !== undefined;
  if (wanted !== undefined && !isMany) return selectOne(wanted, selecting);
  if (wanted !== undefined) throw new UsageError(`"${wanted}" and --all are two selections.`, "give one of them");
  if (!isMany) throw new UsageError("It is not said which app is to be adopted.", "give a client id, a name, or --all");
  if (name !== undefined)
    throw new UsageError("--name is for one app.", "leave it out: names are made of display names");
  return selectMany(selecting);
}

async function selectOne(wanted: string, { options, place, tenant, progress }: Selecting): Promise<Selected> {
  progress.show(`looking for ${wanted} …`);
  const app = await requireOneApp(tenant.directory, wanted).catch(async (error: unknown) => {
    const foreign = error instanceof AppNotFoundError ? await explainForeign(tenant.directory, wanted) : undefined;
    throw foreign === undefined ? error : new AdoptRefusedError([foreign]);
  });
  const misfit = misfitOfApp(app, place, options);
  if (misfit !== undefined) throw new AdoptRefusedError([misfit]);
  return { apps: [app], skipped: [] };
}

async function selectMany(selecting: Selecting): Promise<Selected> {
  const { options, place, tenant, deps, progress } = selecting;
  if (options.yes !== true) requireTerminal(deps);
  progress.show("finding app registrations …");
  const scope = { project: place.project.name, stack: place.stack.name, known: [] };
  const found = await findListed(tenant, options, scope);
  const repeated = repeatedNames(found);
  const judged = found.map((app) => ({ app, misfit: misfitOfApp(app, place, options) ?? repeated.get(app) }));
  const apps = await rankByRisk(
    judged.flatMap(({ app, misfit }) => (misfit === undefined ? [app] : [])),
    selecting,
  );
  progress.clear();
  const skipped = judged.flatMap(({ misfit }) => misfit ?? []);
  return { apps: options.yes === true ? apps.map(({ app }) => app) : await choose(apps, selecting), skipped };
}

/** The most dangerous first: those are worth being reviewed. */
async function rankByRisk(
  apps: readonly AppSummary[],
  { tenant, deps, progress }: Selecting,
): Promise<readonly AppAtRisk[]> {
  const onProgress = (read: number, of: number): void => progress.show(`reading ${of} apps, ${read} done …`);
  const overviews = await readOverviews(tenant.directory, apps, { now: deps.clock(), onProgress });
  const rows = sortRows(toRows(overviews, undefined, { tellsGone: false }), "risk");
  return rows.flatMap((row) => {
    const app = apps.find(({ clientId }) => clientId === row.clientId);
    return app === undefined || row.standing === "gone" ? [] : [{ app, overview: row.overview, facts: row.facts }];
  });
}

async function choose(apps: readonly AppAtRisk[], { questions }: Selecting): Promise<readonly AppSummary[]> {
  if (apps.length === 0) return [];
  const choices = apps.map((one) => ({ value: one.app.clientId, label: describeRisk(one) }));
  const answers = await (await questions()).search({
    message: "Which apps? The most dangerous come first.",
    placeholder: "type to search; tab or space chooses",
    find: (words) => choices.filter(({ label }) => isIn(label, words)),
    nameOf: (value) => apps.find(({ app }) => app.clientId === value)?.app.displayName ?? value,
  });
  return apps.flatMap(({ app }) => (answers.includes(app.clientId) ? [app] : []));
}

function isIn(label: string, words: string): boolean {
  const text = label.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
