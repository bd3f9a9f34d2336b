/** What came of a teardown, for a person: what was taken away, and what a fresh look still found. */
import { wrapLines } from "../../common";
import type { ExplainedResidue } from "../../lifecycle";
import { screenWidthOf } from "../cliDeps";
import { plainText } from "../plainText";
import type { Outcome } from "./outcome";
import type { Teardown } from "./teardown";
import { countOf, countResources, kindWords, listCounts, residueWords } from "./words";

/** Refusals told in full: they are much alike. */
const mostExplained = 3;

/** The last part is `residue: <number>` with what it counts, unless nobody could look. */
export function renderOutcome({ deps, plan, engine }: Teardown, outcome: Outcome): string {
  const destroyed = countResources(plan);
  const { residue, engineExitCode } = outcome;
  const lines = [
    ...(engineExitCode === 0 && destroyed > 0 ? [`destroyed: ${countOf(destroyed, "resource")}`] : []),
    ...removedLines(outcome),
    ...(residue === undefined ? ["Interrupted: nobody has looked at what is left. Run it again to finish."] : []),
    ...((engineExitCode ?? 0) === 0 || residue === undefined ? [] : [engineFailed(engine, engineExitCode ?? 0)]),
    ...(residue === undefined ? [] : residueLines(residue)),
    ...refusalLines(outcome),
    ...plan.left
      .filter(({ urn, reason }) => urn !== undefined && reason === "foreign")
      .map(({ urn = "", name }) => `${plainText(name)} stays in the state; to forget it, ${howToForget(engine, urn)}`),
  ];
  return `${wrapLines(lines.join("\n"), screenWidthOf(deps.stdout))}\n`;
}

function residueLines(residue: readonly ExplainedResidue[]): readonly string[] {
  const isKept = residue.length > 0 && residue.every(({ reason }) => reason === "recycled");
  return [
    `residue: ${residue.length}${isKept ? ", all of it in the recycle bin as asked" : ""}`,
    ...residue.map(({ kind, displayName, objectId, reason }) => {
      return `  ${kindWords[kind]} ${plainText(displayName)} (${objectId}): ${residueWords[reason]}`;
    }),
  ];
}

function refusalLines({ refused }: Outcome): readonly string[] {
  return [
    ...refused.slice(0, mostExplained).map(({ reason }) => `  ${reason}`),
    ...(refused.length > mostExplained ? [`  and ${refused.length - mostExplained} more were refused`] : []),
    ...refused.map(({ fix }) => `  fix: ${fix}`).filter((line, at, lines) => lines.indexOf(line) === at),
  ];
}

function removedLines({ removed }: Outcome): readonly string[] {
  const deleted = listCounts([
    [removed.application.length, "application"],
    [removed.servicePrincipal.length, "service principal"],
    [removed.grant.length, "consent"],
    [removed.roleAssignment.length, "role assignment"],
  ]);
  const purged = listCounts([
    [removed.recycledApplication.length, "application"],
    [removed.recycledServicePrincipal.length, "service principal"],
  ]);
  return [...(deleted === "" ? [] : [`deleted: ${deleted}`]), ...(purged === "" ? [] : [`purged: ${purged}`])];
}

function howToForget(engine: Teardown["engine"], urn: string): string {
  return engine === "pulumi"
    ? `run pulumi state delete '${urn}'`
    : "set retainOnDelete on it, bring the stack up, and run this again";
}

function engineFailed(engine: Teardown["engine"], exitCode: number): string {
  const what = engine === "pulumi" ? `pulumi destroy ended with ${exitCode}` : "the rehearsal's destroy failed";
  return `${what}: mend what it says above, and run this again.`;
}
