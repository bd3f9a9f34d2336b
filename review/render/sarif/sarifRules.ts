/** What the results of a review are instances of: our rules, and the parts of an app that may change. */
import { type Rule, rules } from "../../../rules";
import { type ChangeArea, changeAreas } from "../../change";
import { capitalize } from "../../describe/capitalize";
import type { Severity } from "../../severity";
import { ended } from "../words";
import type { SarifLevel, SarifRule } from "./sarifLog";

export const levels: Readonly<Record<Severity, SarifLevel>> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
  info: "note",
};

/** Rule of the result that stands where nothing could be compared, so that an upload never looks clean. */
export const incompleteRule = "review-incomplete";

const areaTexts: Readonly<Record<ChangeArea, string>> = {
  app: "an app comes, goes, or gets another client ID",
  permissions: "an app requests other permissions than before",
  consents: "consent is given or withdrawn in the program",
  credentials: "an app can be proved by something else than before",
  signIn: "people sign in to an app in another way, or are sent elsewhere",
  exposure: "an app offers something else to other apps",
  people: "others own an app, or may use it",
  claims: "the tokens of an app hold other claims",
  identity: "an app is called or described otherwise, or is open to others",
  exceptions: "a written exception to a rule comes or goes",
};

/** Id of the SARIF rule for a change. */
export function changeRuleId(area: ChangeArea): string {
  return `change/${area}`;
}

/** Every rule that a result may name, whether one does or not: their index does not depend on the review. */
export const sarifRules: readonly SarifRule[] = [
  ...rules.map(describeRule),
  ...changeAreas.map((area) => describe(changeRuleId(area), areaTexts[area], "warning")),
  describe(incompleteRule, "everything that the program declares can be compared", "error"),
];

function describeRule({ id, level, why, source, code }: Rule): SarifRule {
  const told = describe(id, why, level === "refused" ? "error" : "warning");
  const seen = code === undefined ? "" : ` Without this check people would meet ${code}.`;
  return {
    ...told,
    help: { text: `${ended(capitalize(why))}${seen} See ${source} and docs/rules.md.` },
    helpUri: source,
    properties: { ...told.properties, "security-severity": level === "refused" ? "8.0" : "5.0" },
  };
}

function describe(id: string, text: string, level: SarifLevel): SarifRule {
  const message = { text: ended(text) };
  return {
    id,
    shortDescription: message,
    fullDescription: message,
    help: message,
    defaultConfiguration: { level },
    properties: { tags: ["security"] },
  };
}
