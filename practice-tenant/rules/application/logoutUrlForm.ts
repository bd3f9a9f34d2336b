/** The front-channel logout URL: https, also on this machine, and not long (entra-docs supported-accounts-validation). */
import { type ApplicationRule, allowsPersonalAccounts, invalidValue } from "./directoryRule";

const most = 255;

export const logoutUrlFormRule: ApplicationRule = ({ after }) => {
  const { logoutUrl } = after.web;
  if (!logoutUrl) return undefined;
  if (!URL.canParse(logoutUrl) || new URL(logoutUrl).protocol !== "https:" || logoutUrl.length > most) {
    return invalidValue("web", `the logout URL '${logoutUrl}' must use https and have at most ${most} characters`);
  }
  return logoutUrl.includes("*") && allowsPersonalAccounts(after)
    ? invalidValue("web", `the logout URL '${logoutUrl}' has a wildcard, which personal accounts do not allow`)
    : undefined;
};
