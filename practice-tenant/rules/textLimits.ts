/** Lengths and characters of an application's texts (E:supported-accounts-validation). */
import { type ApplicationRule, allowsPersonalAccounts, findDuplicate, invalid, type Refusal } from "./directoryRule";

export const textLimitsRule: ApplicationRule = ({ after }) => {
  const longestName = allowsPersonalAccounts(after) ? 90 : 120;
  if (after.displayName.length > longestName) {
    return invalid(`Property displayName is longer than ${longestName} characters.`);
  }
  if ((after.notes?.length ?? 0) > 1024) return invalid("Property notes is longer than 1024 characters.");
  const { logoutUrl } = after.web;
  if (
    logoutUrl != null &&
    (logoutUrl.length > 255 || !/^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1)([:/]|$)/.test(logoutUrl))
  ) {
    return invalid(`The logout URL '${logoutUrl}' must use https and have at most 255 characters.`);
  }
  return judgeTags(after.tags);
};

function judgeTags(tags: readonly string[]): Refusal | undefined {
  const bad = tags.find((tag) => tag.length < 1 || tag.length > 256 || /\s/.test(tag));
  if (bad !== undefined) return invalid(`The tag '${bad}' must have 1 to 256 characters and no whitespace.`);
  const duplicate = findDuplicate(tags);
  return duplicate === undefined ? undefined : invalid(`The tag '${duplicate}' is given twice.`);
}
