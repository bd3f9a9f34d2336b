/** What a recovery found and would do, for the person who decides. */
import { wrapText } from "../../common";
import type { Adoption, FoundApp, RecoveryPlan, Removal, RemovalReason, Unclear } from "../../lifecycle";
import { plainText } from "../plainText";
import { shortType } from "../rehearsal/renderStep";

const width = 80;

const reasons: Readonly<Record<RemovalReason, string>> = {
  duplicate: "made besides the declared one by an interrupted run",
  valueLost: "the run that made it never learned its value",
  orphan: "the state does not know it",
};

/** The sections that have something in them, an empty line after each. */
export function renderPlan(plan: RecoveryPlan): string {
  const { pending, gone, adoptions, removals, unclear, undeclared } = plan;
  return [
    section(
      "Begun and never ended, as the state has it:",
      pending.map(({ kind, type, urn }) => `${kind} ${shortType(type)} ${nameOf(urn)}`),
    ),
    section(
      "In the state, but not in the tenant any more; the state forgets it:",
      gone.map((urn) => `${shortType(typeOf(urn))} ${nameOf(urn)}`),
    ),
    section("In the tenant, but not in the state; adopted:", adoptions.map(describeAdoption)),
    section("Deleted from the tenant:", removals.map(describeRemoval)),
    section("Only a name tells that it is this stack's; left alone unless you say so:", unclear.map(describeUnclear)),
    section("Marked with this stack, but not declared any more; left alone:", undeclared.map(describeApp)),
  ].join("");
}

function section(title: string, entries: readonly string[]): string {
  if (entries.length === 0) return "";
  const lines = entries.flatMap((entry) =>
    entry
      .split("\n")
      .flatMap((part, at) => wrapText(part, width - 4).map((line) => `${at === 0 ? "  " : "    "}${line}`)),
  );
  return `${title}\n${lines.map((line) => `${line}\n`).join("")}\n`;
}

function describeAdoption({ entry, app }: Adoption): string {
  const what = `${entry.isComponent ? entry.type.split(":").at(-1) : shortType(entry.type)} ${plainText(entry.name)}`;
  return app === undefined ? what : `${what}\n${idLine(app)}`;
}

function describeRemoval(removal: Removal): string {
  if (removal.kind === "application") return `${describeApp(removal.app)}\n${reasons[removal.reason]}`;
  return `${describeCredential(removal.credential)}\n${reasons[removal.reason]}`;
}

/** One thing that a person is asked about, in two lines. */
export function describeUnclear(unclear: Unclear): string {
  if (unclear.kind === "credential") return describeCredential(unclear.credential);
  const owner = unclear.ownedByDeployer ? "owned by whoever deploys" : "not owned by whoever deploys";
  return `${describeApp(unclear.app)}\n${owner}`;
}

function describeApp(app: FoundApp): string {
  return `${plainText(app.name)}: the app "${plainText(app.displayName)}"\n${idLine(app)}`;
}

function idLine({ clientId, createdAt }: FoundApp): string {
  return `client id ${clientId}, created ${createdAt.replace(/:\d\d(\.\d+)?Z$/, "Z").replace("T", " ")}`;
}

function describeCredential({
  kind,
  name,
  keyId,
  startsAt,
}: Extract<Removal, { kind: "credential" }>["credential"]): string {
  const since = startsAt === undefined ? "" : `, valid from ${startsAt.slice(0, 10)}`;
  return `the ${kind} of ${plainText(name)}\nkey id ${keyId}${since}`;
}

function nameOf(urn: string): string {
  return plainText(urn.split("::").slice(3).join("::"));
}

function typeOf(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
}
