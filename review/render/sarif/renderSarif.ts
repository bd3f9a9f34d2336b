/** A review for GitHub's code scanning and whatever else reads SARIF 2.1.0. */
import { createHash } from "node:crypto";
import { changeLabels } from "../../changeLabels";
import { capitalize } from "../../describe/capitalize";
import type { Review, ReviewedFinding, ReviewedNotice } from "../../review";
import { rankOf, type Severity } from "../../severity";
import { type ChangeOfApp, comparisonWords, ended, valuesOf, worstFirst } from "../words";
import type { SarifLog, SarifResult } from "./sarifLog";
import { changeRuleId, incompleteRule, levels, sarifRules } from "./sarifRules";
import { sarifText } from "./sarifText";

/** What a result is made from. `same`: what makes two results of two reviews the same one, beside the rule. */
interface Told {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly text: string;
  readonly same: readonly string[];
}

/**
 * Findings that count, changes of medium severity and worse, and what could not be compared. Findings with an exception in force are left out: code
 * scanning takes no notice of `suppressions` and would raise an alert.
 *
 * @param options file: path of the program from the root of the repository; `index.ts` by default. Results stand at its first
 *   line, because a manifest does not know the line that declared it
 */
export function renderSarif(review: Review, options: { readonly file?: string } = {}): string {
  const told = [
    ...incomplete(review),
    ...worstFirst(review)
      .filter(({ change }) => rankOf(change.severity) <= rankOf("medium"))
      .map(tellChange),
    ...review.findings.filter(({ counts }) => counts).map(tellFinding),
  ];
  const uri = (options.file ?? "index.ts").split("/").map(encodeURIComponent).join("/");
  const log: SarifLog = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "appreg review", rules: sarifRules } },
        automationDetails: {
          id: `appreg-review/${encodeURIComponent(review.project)}/${encodeURIComponent(review.stack)}/`,
        },
        invocations: [{ executionSuccessful: review.summary.comparison !== "none" }],
        results: told.map((one) => resultOf(one, uri)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function incomplete({ summary: { comparison }, notices }: Review): readonly Told[] {
  const grave = notices.filter(({ kind }) => kind === "failed" || kind === "unsupported");
  if (grave.length > 0) return grave.map(tellNotice);
  if (comparison === "whole") return [];
  const severity = comparison === "none" ? "critical" : "medium";
  return [{ ruleId: incompleteRule, severity, text: comparisonWords[comparison], same: [comparison] }];
}

function tellNotice({ kind, text, about, side }: ReviewedNotice): Told {
  const what = about === undefined ? "" : `${about}: `;
  const severity = kind === "failed" ? "critical" : "medium";
  return { ruleId: incompleteRule, severity, text: `${what}${ended(text)}`, same: [kind, side, about ?? text] };
}

function tellChange({ app, change }: ChangeOfApp): Told {
  const { area, kind, severity, subject, before, after, consequence } = change;
  const values = valuesOf(change).map((value, at) => `${at === 0 ? ", was" : ", is"} ${value}`);
  return {
    ruleId: changeRuleId(area),
    severity,
    text: `${app.name}: ${changeLabels[kind]}: ${subject}${values.join("")}. ${ended(consequence)}`,
    same: [app.name, kind, subject, before ?? "", after ?? ""],
  };
}

function tellFinding({ app, severity, finding }: ReviewedFinding): Told {
  const { ruleId, argument, value, rule, fix } = finding;
  const shown = value === undefined ? "" : ` ${value}`;
  const text = `${app} ${argument}${shown}: ${ended(capitalize(rule))} To do: ${ended(capitalize(fix))}`;
  return { ruleId, severity, text, same: [app, argument, value ?? ""] };
}

function resultOf({ ruleId, severity, text, same }: Told, uri: string): SarifResult {
  const fingerprint = createHash("sha256")
    .update(JSON.stringify([ruleId, ...same]))
    .digest("hex");
  return {
    ruleId,
    ruleIndex: sarifRules.findIndex(({ id }) => id === ruleId),
    level: levels[severity],
    message: { text: sarifText(text) },
    locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine: 1 } } }],
    // The one name that code scanning goes by; all results stand on one line, so that a hash of the line would make them one alert.
    partialFingerprints: { primaryLocationLineHash: fingerprint },
  };
}
