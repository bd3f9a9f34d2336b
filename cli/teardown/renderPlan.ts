/** What a teardown would do, for the person who decides. */
import { wrapLines } from "../../common";
import type { LeftObject, PlannedApp } from "../../lifecycle";
import { widthOf } from "../cliDeps";
import { plainText } from "../plainText";
import { nothingGoes, type Teardown } from "./teardown";
import { countOf, countResources, describeUsage, engineWords, leaveWords, listCounts } from "./words";

/** Wider lines are hard to read. */
const widest = 100;

/** The whole plan, an empty line at its end. */
export function renderPlan(teardown: Teardown): string {
  const { plan, options, deps } = teardown;
  const byEngine = plan.apps.filter(({ by }) => by === "engine");
  const byMarker = plan.apps.filter(({ by }) => by === "directory");
  const engine = engineWords[teardown.engine ?? "rehearsal"];
  const resources = countOf(countResources(plan), "resource");
  const lines = [
    ...renderState(teardown),
    ...renderApps(`Destroyed by ${engine}, ${resources} in all:`, byEngine),
    ...(byEngine.length === 0 && plan.goes.length > 0
      ? [`Destroyed by ${engine}: ${resources}, no app among them`]
      : []),
    ...renderApps("Found by their marker alone, deleted through Microsoft Graph:", byMarker),
    ...plan.principals.map(
      ({ displayName, clientId }) => `Service principal of an app that stays: ${plainText(displayName)} (${clientId})`,
    ),
    ...renderRecycled(teardown),
    ...renderLeft(plan.left),
  ];
  if (nothingGoes(teardown)) lines.unshift("There is nothing to take away.");
  else if (options.keepRecycled !== true && plan.apps.length + plan.principals.length > 0)
    lines.push("Then they are purged from the recycle bin: nobody can bring them back.");
  const text = `${titleOf(teardown)}\n\n${lines.map((line) => `${line}\n`).join("")}\n`;
  return wrapLines(text, Math.min(widthOf(deps.stderr), widest));
}

function titleOf({ project, stacks, tenant, tenantKind }: Teardown): string {
  const where = tenantKind === "practice" ? "the practice tenant" : "the tenant";
  if (stacks.length === 0) return `No stack of ${project} is to go\nin ${where} ${tenant.tenantId}`;
  return `Teardown of ${stacks.map((stack) => `${project}/${stack}`).join(", ")}\nin ${where} ${tenant.tenantId}`;
}

/** A stack without a state, or with an empty one, has nothing that an engine could destroy. */
function renderState({ engine, isAbandoned, plan, stacks }: Teardown): readonly string[] {
  if (isAbandoned || plan.goes.length + plan.left.length > 0) return [];
  const why =
    engine === undefined ? "has no state: it was never brought up here" : "is down already: its state is empty";
  return [`The stack ${stacks.join(", ")} ${why}.`];
}

function renderApps(heading: string, apps: readonly PlannedApp[]): readonly string[] {
  if (apps.length === 0) return [];
  return [heading, ...apps.flatMap(renderApp)];
}

function renderApp({ displayName, clientId, marker, usage }: PlannedApp): readonly string[] {
  const name = marker === undefined ? "" : `  ${plainText(`${marker.stack}/${marker.name}`)}`;
  const used = describeUsage(usage);
  return [
    `  ${plainText(displayName)}${name}`,
    `    client id ${clientId}`,
    ...(used === undefined ? [] : [`    used by   ${used}`]),
  ];
}

function renderRecycled({ plan: { recycled }, options }: Teardown): readonly string[] {
  if (recycled.length === 0) return [];
  const count = (wanted: string): number => recycled.filter(({ kind }) => kind === wanted).length;
  const counts = listCounts([
    [count("application"), "application"],
    [count("servicePrincipal"), "service principal"],
  ]);
  return [`${options.keepRecycled === true ? "Left in" : "Purged from"} the recycle bin as well: ${counts}`];
}

function renderLeft(left: readonly LeftObject[]): readonly string[] {
  if (left.length === 0) return [];
  return [
    "Left as it is:",
    ...left.map(({ name, kind, reason }) => `  ${leftKinds[kind]}${plainText(name)}: ${leaveWords[reason]}`),
  ];
}

const leftKinds: Readonly<Record<LeftObject["kind"], string>> = {
  application: "application ",
  servicePrincipal: "service principal ",
  other: "",
};
