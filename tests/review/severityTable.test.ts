/** `docs/reviewSeverity.md` is made from the table: `npx vitest run -u tests/review/severityTable.test.ts`. */
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { changeLabels } from "../../review/changeLabels";
import { severities } from "../../review/severity";
import { severityTable } from "../../review/severityTable";

const cases = Object.entries(severityTable);

describe("the table of severities", () => {
  it("says why in one sentence", () => {
    expect(cases.filter(([, [, why]]) => !/^[A-Z].*[^.]\.$/.test(why))).toEqual([]);
  });

  it("speaks of kinds of change that there are, of permissions, owners and findings", () => {
    const subjects = new Set([...Object.keys(changeLabels), "permission", "deployerOwnerAdded", "finding"]);

    expect(cases.filter(([name]) => !subjects.has(name.split("/")[0] ?? ""))).toEqual([]);
  });

  it("is what the documentation shows", async () => {
    await expect(renderTable()).toMatchFileSnapshot(resolve(__dirname, "../../docs/reviewSeverity.md"));
  });
});

function renderTable(): string {
  const sections = severities.map((severity) => {
    const rows = cases
      .filter(([, [found]]) => found === severity)
      .map(([name, [, why]]) => `| ${describeCase(name)} | ${why} |`);
    return [`## ${severity}`, "", "| change | why |", "|---|---|", ...rows].join("\n");
  });
  return `${introduction}\n\n${sections.join("\n\n")}\n`;
}

/** `switchedOn/signIn` -> `switched on: sign in`. */
function describeCase(name: string): string {
  const [kind = "", ...about] = name.split("/");
  // The cast: names that are no kind of change find nothing.
  const label = (changeLabels as Readonly<Record<string, string>>)[kind] ?? others[kind] ?? kind;
  const words = about.map((word) => word.replaceAll(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`));
  return about.length === 0 ? label : `${label}: ${words.join(", ")}`;
}

const others: Readonly<Record<string, string>> = {
  permission: "permission gained, widened to, or consented to",
  deployerOwnerAdded: "the deploying account added as owner",
  finding: "finding of a rule",
};

const introduction = `# How much a change matters in a review

Every change that a review tells has one of five severities. \`appreg review --fail-on <severity>\` refuses what is as bad or worse.

* **critical** leads to control of the tenant, or breaks every client.
* **high** is what a person has to have understood before saying yes.
* **medium**: somebody notices, or something that was shut is open.
* **low** is good to know.
* **info** is for the record.

A permission counts by its kind and its tier ([risk](risk.md)); one that takes another's place counts as the new one, and at least as
the widening. A finding of a rule ([rules](rules.md)) counts where it is new, or where the exception for it has run out.

This file is made from \`review/severityTable.ts\`: \`npx vitest run -u tests/review/severityTable.test.ts\`.`;
